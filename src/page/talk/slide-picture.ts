/** Returns a slide as it stands, for another page, without what reveal.js does to those that are not in view. */
export function pictureOf(slide: HTMLElement | undefined, page: Document): Node[] {
  if (slide === undefined) return [];
  const copy = page.importNode(slide, true);
  copy.querySelector(":scope > .talk-laser")?.remove();
  copy.classList.remove("past", "present", "future");
  for (const name of ["hidden", "aria-hidden"]) copy.removeAttribute(name);
  for (const name of ["display", "top"]) copy.style.removeProperty(name);
  copy.inert = true;
  silence(copy);
  return [copy];
}

/** What plays, or is a page of its own, does so on the slide itself, once. */
function silence(copy: HTMLElement): void {
  for (const media of copy.querySelectorAll<HTMLMediaElement>(".raw-html :is(video, audio)")) {
    media.autoplay = false;
    media.muted = true;
    media.removeAttribute("autoplay");
  }
  for (const frame of copy.querySelectorAll(".raw-html iframe")) {
    frame.removeAttribute("src");
    frame.removeAttribute("srcdoc");
  }
}

/** Makes a slide as large as the box that it is shown in. */
export function fitPicture(picture: HTMLElement): void {
  const slide = picture.querySelector<HTMLElement>(".slide");
  if (slide === null) return;
  picture.style.aspectRatio = `${slide.offsetWidth} / ${slide.offsetHeight}`;
  slide.style.transform = `scale(${picture.clientWidth / slide.offsetWidth})`;
}
