// Keeps a page up to date while `netcrm serve` runs. It is given to pages as they are served and
// is never written to the site.
//
// Browsers open six connections to a server at most, so of all visible pages only one, whoever
// holds the lock, listens to the server; it tells the others. Hidden pages hold nothing.
"use strict";
(() => {
  const me = document.currentScript;
  const page = me.dataset.page;
  let [server, generation] = me.dataset.state.split(".");
  generation = Number(generation);
  let gone = 0; // how many times in a row the server did not answer
  let source = null;
  let release = null;
  let waiting = null;
  let work = Promise.resolve();
  const channel = new BroadcastChannel("netcrm");
  const RETRY = 1000; // milliseconds until the server is looked for again

  const asked = (path) =>
    `/.netcrm/${path}?since=${server}.${generation}&page=${encodeURIComponent(page)}`;
  const visible = () => document.visibilityState === "visible";

  // ---- hearing -------------------------------------------------------------------------------

  function hear(message) {
    gone = 0;
    if (message.server !== server) {
      location.reload(); // another server: whatever this page is made of may be another too
      return;
    }
    if (message.since > generation) {
      ask(); // something was missed in between
      return;
    }
    show(message);
    if (message.generation <= generation) return;
    generation = message.generation;
    work = work.then(() => apply(message.changed)).catch(() => {
      generation = 0; // not done: whatever comes next begins anew
    });
  }

  // Ask for the state once. Says whether the server is there and knows us.
  async function ask() {
    try {
      const answer = await fetch(asked("now"), { cache: "no-store" });
      if (answer.ok) hear(await answer.json());
      else lost("netcrm serve was started anew. Open the address it printed, and this page goes on.");
      return answer.ok;
    } catch {
      gone += 1;
      if (gone > 1) lost("netcrm serve has stopped. This page is as it was last.");
      return false;
    }
  }

  function listen() {
    if (!release || source) return;
    source = new EventSource(asked("events"));
    source.onmessage = (event) => {
      const message = JSON.parse(event.data);
      channel.postMessage(message);
      hear(message);
    };
    source.onerror = async () => {
      source?.close();
      source = null;
      await ask(); // says why
      setTimeout(listen, RETRY);
    };
  }

  channel.onmessage = (event) => {
    if (visible()) hear(event.data);
  };

  function wake() {
    if (waiting) return;
    waiting = new AbortController();
    ask();
    const held = () =>
      new Promise((resolve) => {
        release = resolve;
        listen();
      });
    navigator.locks.request("netcrm", { signal: waiting.signal }, held).catch(() => {});
  }

  function sleep() {
    waiting?.abort();
    release?.();
    source?.close();
    waiting = release = source = null;
  }

  document.addEventListener("visibilitychange", () => (visible() ? wake() : sleep()));
  addEventListener("pagehide", sleep);
  addEventListener("pageshow", (event) => event.persisted && visible() && wake());

  // ---- what changed --------------------------------------------------------------------------

  // The path below the site of an address, or "" for what is none of ours.
  function nameOf(address) {
    const url = new URL(address, location.href);
    return url.origin === location.origin ? decodeURIComponent(url.pathname.slice(1)) : "";
  }

  const scripts = (root) => [...root.querySelectorAll("script[src]")].map((e) => nameOf(e.src));
  const sheets = (root) => [...root.querySelectorAll('link[rel="stylesheet"]')];

  async function apply(changed) {
    const touched = (name) => name && (changed === null || changed.includes(name));
    if (scripts(document).some(touched)) {
      location.reload();
      return;
    }
    sheets(document).filter((sheet) => touched(nameOf(sheet.href))).forEach(swapSheet);
    if (touched(page)) await swapPage();
  }

  // The new sheet takes over when it is there, so that the page is never without one.
  function swapSheet(old) {
    const fresh = old.cloneNode();
    const url = new URL(old.href);
    url.search = `?${server}.${generation}`;
    fresh.href = url.href;
    fresh.onload = () => old.remove();
    fresh.onerror = () => fresh.remove();
    old.after(fresh);
  }

  async function swapPage() {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (![200, 404, 503].includes(answer.status)) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    fresh.querySelector("script[data-state]")?.remove();
    const names = (root) => [...scripts(root), ...sheets(root).map((e) => nameOf(e.href))].join();
    if (names(fresh) !== names(document)) {
      location.reload();
      return;
    }
    document.title = fresh.title;
    keeping(() => morph(document.body, fresh.body));
  }

  // ---- swapping in place -----------------------------------------------------------------------

  // How each <details> came; what differs from that, the reader did.
  const came = new WeakMap();
  const folds = () => [...document.querySelectorAll("details")];

  // Run a change of the page, and leave the reader where they were. The browser itself keeps in
  // sight what was in sight.
  function keeping(change) {
    const focus = document.activeElement;
    const turned = folds().filter((fold) => came.has(fold) && came.get(fold) !== fold.open);
    for (const fold of turned) fold.open = !fold.open;
    change();
    for (const fold of folds()) came.set(fold, fold.open);
    for (const fold of turned) fold.open = !fold.open;
    if (!focus.isConnected && focus.id) {
      document.getElementById(focus.id)?.focus({ preventScroll: true });
    }
  }

  const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && a.id === b.id;

  // Make `old` what `fresh` is, keeping every node that can stay.
  function morph(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = fresh.nodeValue;
      return;
    }
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    children(old, [...old.childNodes], [...fresh.childNodes]);
  }

  // Equal nodes at both ends stay; between them, one takes the next of its kind that is not
  // wanted further on.
  function children(parent, olds, news) {
    while (olds.length && news.length && olds[0].isEqualNode(news[0])) {
      olds.shift();
      news.shift();
    }
    let last = null;
    while (olds.length && news.length && olds.at(-1).isEqualNode(news.at(-1))) {
      last = olds.pop();
      news.pop();
    }
    for (const fresh of news) {
      const at = olds.findIndex((old) => old.isEqualNode(fresh));
      if (at >= 0) {
        for (const old of olds.splice(0, at)) old.remove();
        olds.shift();
      } else if (olds.length && alike(olds[0], fresh) && !news.some((n) => n.isEqualNode(olds[0]))) {
        morph(olds.shift(), fresh);
      } else {
        parent.insertBefore(document.importNode(fresh, true), olds[0] ?? last);
      }
    }
    for (const old of olds) old.remove();
  }

  // ---- what is said over the page --------------------------------------------------------------

  const LOOK = `
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 45vh;
      overflow: auto; box-sizing: border-box; padding: .6rem 1rem; font: 15px/1.45 system-ui, sans-serif;
      color: CanvasText; background: Canvas; border-top: 3px solid #b3261e; color-scheme: light dark; }
    section.calm { border-top-color: #777; }
    summary { cursor: pointer; font-weight: 600; }
    article { margin: .6rem 0; }
    pre { margin: .2rem 0 0; font: 13px/1.4 ui-monospace, monospace; white-space: pre; overflow-x: auto; }
    a { color: LinkText; }
    code { font: 13px ui-monospace, monospace; }
    button { float: right; font: inherit; }
    @media print { :host { display: none; } }`;
  const host = document.createElement("netcrm-live");
  const shadow = host.attachShadow({ mode: "open" });
  const look = new CSSStyleSheet();
  look.replaceSync(LOOK);
  shadow.adoptedStyleSheets = [look];
  document.documentElement.append(host);
  let shown = "";

  function element(name, text, ...inside) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...inside);
    return made;
  }

  function put(key, section) {
    if (key === shown) return;
    shown = key;
    shadow.replaceChildren(...(section ? [section] : []));
    // So that the end of the page can be scrolled to.
    document.documentElement.style.paddingBottom = section ? `${section.offsetHeight}px` : "";
  }

  function calm(text) {
    const section = element("section", text);
    section.className = "calm";
    section.setAttribute("role", "status");
    return section;
  }

  const lost = (text) => put(text, calm(text));

  function show(message) {
    const { faults, more, updating } = message;
    const key = JSON.stringify([faults, more, updating]);
    if (updating) put(key, calm("Updating: this page is as it was last."));
    else if (!faults.length || dismissed(key)) put("", null);
    else put(key, overlay(key, faults, more));
  }

  function overlay(key, faults, more) {
    const errors = faults.filter((fault) => fault.severity === "error").length;
    const others = faults.length - errors + more;
    const count = (n, one) => `${n} ${one}${n > 1 ? "s" : ""}`;
    const rest = errors ? `${others} more` : count(others, "warning");
    const said = [errors && count(errors, "error"), others && rest].filter(Boolean);
    const close = element("button", "Hide");
    close.onclick = () => dismiss(key);
    const fold = element("details", "", element("summary", said.join(" and ")), ...faults.map(item));
    if (more) fold.append(element("p", `and ${more} more: netcrm check shows them all`));
    fold.open = errors > 0;
    const section = element("section", "", close, fold);
    section.setAttribute("role", "status");
    return section;
  }

  function item(fault) {
    const where = element(fault.link ? "a" : "code", fault.where);
    if (fault.link) where.href = fault.link;
    return element("article", "", where, element("pre", fault.text));
  }

  // What was hidden stays hidden on every page, until something else is wrong.
  function dismiss(key) {
    try {
      localStorage.setItem("netcrm-hidden", key);
    } catch {
      // without a memory it is hidden on this page only
    }
    put("", null);
  }

  function dismissed(key) {
    try {
      return localStorage.getItem("netcrm-hidden") === key;
    } catch {
      return false;
    }
  }

  // ---- begin -----------------------------------------------------------------------------------

  me.remove();
  for (const fold of folds()) came.set(fold, fold.open);
  if ("updating" in me.dataset) show({ faults: [], more: 0, updating: true });
  if (visible()) wake();
})();
