// What the page does besides plain links and forms: it follows the files, takes what is dropped, and shows a number's
// source beside the text. Without it every step works all the same, by loading the page.
"use strict";

const news = document.getElementById("nytt");
const say = (what, closed = false) => {
  news.textContent = what;
  news.classList.toggle("closed", closed);
};

const isWriting = () =>
  [...document.querySelectorAll("main input:not([type=hidden]), main textarea")].some((field) =>
    field.type === "checkbox" || field.type === "radio"
      ? field.checked !== field.defaultChecked
      : field.type === "file" ? field.files.length : field.value !== field.defaultValue);

// Put the new page in the place of the old one, with what was open still open and the focus where it was.
const renew = (fresh, selector) => {
  const old = document.querySelector(selector), next = fresh.querySelector(selector);
  if (!old || !next) return false;
  const open = [...old.querySelectorAll("details[open][id]")].map((one) => one.id);
  const focused = document.activeElement?.id;
  old.replaceWith(next);
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  return true;
};

const loaded = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

const follow = async () => {
  const { pulse } = document.body.dataset;
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
  let lost = 0;
  await pause(1); // what the page itself loads comes first
  while (pulse) {
    try {
      const query = new URLSearchParams(location.search);
      query.set("sett", document.body.dataset.mark);
      const { mark, slow } = await (await fetch(`${pulse}?${query}`)).json();
      if (lost) say("");
      lost = 0;
      if (slow) say(news.dataset.slow);
      if (mark === document.body.dataset.mark) {
        await pause(1); // another tab may need the connection
        continue;
      }
      document.body.dataset.mark = mark;
      const { here } = document.body.dataset;
      if (isWriting()) {
        say(news.dataset.changed);
      } else {
        renew(await loaded(location.pathname === here ? location.href : here + location.search), "main");
        say(news.dataset.shown);
      }
    } catch {
      lost += 1;
      if (lost > 1) say(news.dataset.closed, true);
      await pause(Math.min(lost, 5));
    }
  }
};

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.figure, .source a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const to = new URL(link.href);
  const here = new URL(location.href);
  if (to.pathname !== here.pathname || to.searchParams.get("dok") !== here.searchParams.get("dok")) {
    if (!link.matches(".figure")) return;
  }
  event.preventDefault();
  renew(await loaded(link.href), "#kilde");
  history.replaceState(null, "", link.href);
  document.querySelectorAll(".figure[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  document.getElementById("kilde")?.focus({ preventScroll: true });
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const area = event.target.closest?.(".drop");
    if (!area) return;
    event.preventDefault();
    area.classList.toggle("over", kind === "dragover");
    if (kind !== "drop" || !event.dataTransfer.files.length) return;
    area.querySelector("input[type=file]").files = event.dataTransfer.files;
    area.requestSubmit();
  });
}

follow();
