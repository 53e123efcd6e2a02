// Runs before anything is drawn, so that a dark screen does not flash white.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
function paint() {
  const chosen = root.dataset.theme;
  root.dataset.bsTheme = chosen === "auto" || !chosen ? (dark.matches ? "dark" : "light") : chosen;
}
paint();
dark.addEventListener("change", paint);
