// What Lighthouse says of some pages, as JSON. The arguments: a folder with node_modules, a browser, whether performance
// is measured (then on a slow network and processor, as simulated), "mobile" or "desktop", and the addresses.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, chromePath, measured, device, ...addresses] = process.argv.slice(2);
const load = async (path) => import(pathToFileURL(join(folder, "node_modules", path)).href);
const { default: lighthouse, desktopConfig } = await load("lighthouse/core/index.js");
const { launch } = await load("chrome-launcher/dist/index.js");

const QUALITIES = ["accessibility", "best-practices", "seo"];
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu"];
const browser = await launch({ chromePath, chromeFlags: flags, logLevel: "silent" });
const found = [];
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(
      address,
      {
        port: browser.port,
        onlyCategories: measured === "true" ? [...QUALITIES, "performance"] : QUALITIES,
        onlyAudits: ["network-requests", "render-blocking-insight"],
        throttlingMethod: measured === "true" ? "simulate" : "provided",
      },
      device === "desktop" ? desktopConfig : undefined,
    );
    const items = (audit) => lhr.audits[audit]?.details?.items ?? [];
    found.push({
      address,
      scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)])),
      failed: Object.values(lhr.categories).flatMap(({ id, auditRefs }) => auditRefs
        .filter((each) => id !== "performance" && each.weight && (lhr.audits[each.id].score ?? 1) < 1)
        .map((each) => each.id)),
      files: items("network-requests").map(({ url, transferSize, resourceType }) => [url, resourceType, transferSize]),
      blocking: items("render-blocking-insight").map(({ url }) => url),
    });
  }
} finally {
  browser.kill();
}
console.log(JSON.stringify(found));
