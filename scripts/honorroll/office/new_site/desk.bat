@echo off
rem Mo ban lam viec cua trang nay trong trinh duyet: bam dup vao tep nay.
rem Opens the desk of this site in the browser.
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
if exist ".venv\Scripts\python.exe" goto run
where honorroll >nul 2>nul && goto installed
if not exist "pyproject.toml" goto missing
where py >nul 2>nul || goto nopython

echo Cai dat lan dau, can mang va vai phut ...
py -3 -m venv .venv || goto failed
".venv\Scripts\python.exe" -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock || goto failed
".venv\Scripts\python.exe" -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e . || goto failed

:run
".venv\Scripts\python.exe" -m honorroll desk %* || pause
goto end

:installed
honorroll desk %* || pause
goto end

:nopython
echo May nay chua co Python. Tai Python 3.11 tro len o https://www.python.org/downloads/windows/
echo va danh dau o "Add python.exe to PATH" khi cai, roi bam dup lai vao tep nay.
pause
goto end

:missing
echo Chua cai chuong trinh honorroll tren may nay. Bao cho nguoi phu trach ky thuat.
pause
goto end

:failed
rmdir /s /q .venv 2>nul
echo Cai dat chua xong. Kiem tra mang roi bam dup lai vao tep nay.
pause

:end
endlocal
