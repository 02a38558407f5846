/** Brings what just changed into view where it is below the fold: on narrow screens, results follow the form. */
export function reveal(element: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (!element || element.getBoundingClientRect().top < innerHeight * 0.6) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "start", behavior: isCalm ? "auto" : "smooth" });
  });
}
