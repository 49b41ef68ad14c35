#!/bin/sh
# Mở bàn làm việc của trang này trong trình duyệt: bấm đúp vào tệp này.
# Opens the desk of this site in the browser.
cd "$(dirname "$0")" || exit 1

if [ ! -x .venv/bin/python ] && ! command -v honorroll >/dev/null && [ -f pyproject.toml ]; then
  if ! python3 -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo 'Máy này chưa có Python 3.11 trở lên. Tải ở https://www.python.org/downloads/, cài xong bấm đúp lại vào tệp này.'
    exit 1
  fi
  echo 'Cài đặt lần đầu, cần mạng và vài phút …'
  pip='.venv/bin/python -m pip install --disable-pip-version-check --quiet'
  if ! { python3 -m venv .venv && $pip --require-hashes -r requirements.lock && $pip --no-deps --no-build-isolation -e .; }; then
    rm -rf .venv
    echo 'Cài đặt chưa xong. Kiểm tra mạng rồi bấm đúp lại vào tệp này.'
    exit 1
  fi
fi
if [ -x .venv/bin/python ]; then
  exec .venv/bin/python -m honorroll desk "$@"
fi
if command -v honorroll >/dev/null; then
  exec honorroll desk "$@"
fi
echo 'Chưa cài chương trình honorroll trên máy này. Báo cho người phụ trách kỹ thuật.'
exit 1
