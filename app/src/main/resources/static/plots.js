import { language } from "./times.js";

// Plots: the library is fetched only where a page has one.
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function load(address) {
  return new Promise((done, failed) => {
    if (window.Chart) return done();
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
}

async function draw(canvas) {
  await load(canvas.dataset.chart);
  const { times, received, sent } = JSON.parse(canvas.dataset.plot);
  const hour = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
  const bars = (label, data, name) => ({ label, data, backgroundColor: colour(name), borderRadius: 3, maxBarThickness: 14 });
  Chart.getChart(canvas)?.destroy();
  new Chart(canvas, {
    type: "bar",
    data: {
      labels: times.map((time) => hour.format(new Date(time))),
      datasets: [bars(canvas.dataset.received, received, "--ink-3"), bars(canvas.dataset.sent, sent, "--accent")],
    },
    options: {
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: "index", intersect: false },
      plugins: { legend: { display: false } },
      scales: {
        x: { grid: { display: false }, ticks: { color: colour("--ink-3"), maxRotation: 0, autoSkipPadding: 16 } },
        y: { beginAtZero: true, suggestedMax: 4, border: { display: false }, grid: { color: colour("--line") }, ticks: { color: colour("--ink-3"), precision: 0 } },
      },
    },
  });
}

for (const canvas of document.querySelectorAll("canvas[data-plot]")) {
  draw(canvas);
  new MutationObserver(() => draw(canvas)).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
}
