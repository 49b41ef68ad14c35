/* Opens the photos of a gallery over the page: fetched when the first of them is touched. */
import PhotoSwipe from "%photoswipe.js%";

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("%photoswipe.css%", import.meta.url);
const styled = new Promise((resolve, reject) => Object.assign(style, { onload: resolve, onerror: reject }));
document.head.append(style);

/* Opens the photo that `chosen`, a link of a gallery, leads to, with the other photos of the gallery beside it. */
export async function show(chosen) {
  await styled;
  if (document.querySelector(".pswp")) return; // the second tap of somebody in a hurry
  const links = [...chosen.closest("[data-hr-photos]").querySelectorAll("a[data-hr-width]")];
  const dataSource = links.map((link) => ({
    src: link.href, srcset: link.dataset.hrSrcset, msrc: link.querySelector("img").currentSrc,
    width: Number(link.dataset.hrWidth), height: Number(link.dataset.hrHeight),
    alt: link.querySelector("img").alt, element: link, thumbCropped: true,
  }));
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const lightbox = new PhotoSwipe({
    dataSource, index: links.indexOf(chosen), bgOpacity: 1, trapFocus: true, returnFocus: true,
    // Between the buttons and the caption, where there is the room.
    paddingFn: ({ y }, { element }) => ({
      top: y > 600 ? 60 : 0, bottom: y > 600 && element.parentElement.querySelector("figcaption") ? 100 : 0, left: 0, right: 0,
    }),
    showHideAnimationType: still ? "none" : "zoom", zoomAnimationDuration: still ? 0 : 250,
    closeTitle: "Đóng (Esc)", zoomTitle: "Phóng to", arrowPrevTitle: "Ảnh trước", arrowNextTitle: "Ảnh sau",
    indexIndicatorSep: " / ", errorMsg: "Không tải được ảnh này.",
  });
  lightbox.on("uiRegister", () => lightbox.ui.registerElement({
    name: "caption", className: "hr-caption", order: 9, isButton: false, appendTo: "root",
    onInit: (element) => lightbox.on("change", () => {
      const caption = links[lightbox.currIndex].parentElement.querySelector("figcaption");
      links[lightbox.currIndex].closest("details")?.setAttribute("open", ""); // where it is when the photo closes
      element.replaceChildren(...(caption?.cloneNode(true).childNodes ?? []));
    }),
  }));
  lightbox.on("afterInit", () => {
    lightbox.element.setAttribute("aria-label", "Xem ảnh");
  });
  lightbox.init();
}
