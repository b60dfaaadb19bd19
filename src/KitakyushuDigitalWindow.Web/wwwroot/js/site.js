// Progressive enhancement only: every page works without this file, and every text stands in the page (data-*).
(() => {
  "use strict";

  // 1. The error summary takes the focus. autofocus does it without script, except after a same-document navigation.
  document.querySelector(".kdw-error-summary")?.focus();

  // 2. A second press within five seconds is not a second submission. The button is never disabled: a lost
  //    answer must not lock anyone out, and the server refuses the spent token anyway.
  const pause = 5000;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const last = Number(form.dataset.sentAt || 0);
    if (Date.now() - last < pause) {
      event.preventDefault();
      return;
    }
    form.dataset.sentAt = String(Date.now());
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent-at]").forEach((f) => delete f.dataset.sentAt));

  // 3. The menu (<details>) closes by Esc and by a press outside.
  const menus = document.querySelectorAll("details.kdw-menu");
  const close = (menu) => { menu.open = false; };
  document.addEventListener("click", (event) => menus.forEach((m) => { if (!m.contains(event.target)) { close(m); } }));
  menus.forEach((m) => m.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && m.open) {
      close(m);
      m.querySelector("summary").focus();
    }
  }));

  // 4. Characters left. Counts what a person sees as one character (𠮷, 葛󠄀); announced at most once a second.
  const segments = new Intl.Segmenter("ja", { granularity: "grapheme" });
  const lengthOf = (text) => [...segments.segment(text)].length;
  document.querySelectorAll("[data-kdw-max]").forEach((area) => {
    const counter = document.getElementById(area.dataset.kdwCounter);
    let timer = 0;
    const show = () => {
      const left = Number(area.dataset.kdwMax) - lengthOf(area.value);
      counter.classList.toggle("kdw-counter--over", left < 0);
      counter.textContent = (left < 0 ? counter.dataset.over : counter.dataset.left).replace("{n}", Math.abs(left));
    };
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, 1000);
    });
    show();
  });

  // 5. Closed details are opened for print.
  addEventListener("beforeprint", () => document.querySelectorAll("details.kdw-details").forEach((d) => { d.open = true; }));

  // 6. Idle limit: warn before it, one press goes on, say so when it is over (WCAG 2.2.1).
  const dialog = document.getElementById("kdw-idle");
  if (dialog) {
    const minute = 60000;
    const limit = Number(dialog.dataset.limitMinutes) * minute;
    const warnAt = limit - Number(dialog.dataset.warnMinutes) * minute;
    const [warning, over] = ["warning", "over"].map((part) => dialog.querySelector(`[data-part=${part}]`));
    let since = Date.now();
    const open = (ended) => {
      warning.hidden = ended;
      over.hidden = !ended;
      dialog.setAttribute("aria-labelledby", (ended ? over : warning).querySelector("h2").id);
      if (!dialog.open) {
        dialog.showModal();
      }
      (ended ? over : warning).querySelector("h2").focus();
    };
    const look = () => {
      const idle = Date.now() - since;
      if (idle >= limit && over.hidden) {
        open(true);
      } else if (idle >= warnAt && idle < limit && !dialog.open) {
        open(false);
      }
    };
    const goOn = async () => {
      try {
        const answer = await fetch(dialog.dataset.keepUrl, { cache: "no-store" });
        if (answer.ok) {
          since = Date.now();
          dialog.close();
        } else {
          open(true);
        }
      } catch {
        // Off line: the dialog stays, and the next press tries again.
      }
    };
    dialog.querySelector("[data-go-on]").addEventListener("click", goOn);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (over.hidden) {
        goOn();
      } else {
        dialog.close();
      }
    });
    setInterval(look, 10000);
    document.addEventListener("visibilitychange", look);
  }
})();
