/* Search, filters, a time axis and keys for a page that is whole without them.

   The data comes at the first use, in scripts that call `timelineSearch`: nothing else can be loaded from disk.
   Its texts become text nodes, never markup. */
"use strict";
(() => {
  const $ = (selector) => document.querySelector(selector);
  const main = $("main[data-search]");
  const PAGE = 100;
  const TITLES = { source: "Source", actor: "Actor", place: "Place", topic: "Topic", status: "Status" };
  const KINDS = Object.keys(TITLES);
  const language = document.documentElement.lang || "en";

  let words = {};
  /* An interface word in the language of the page. */
  const word = (key, values = {}) =>
    (words[key] || key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const number = (value) => value.toLocaleString(language);

  function dress(element, attributes) {
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    return element;
  }

  function make(tag, attributes, ...children) {
    const element = dress(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  }

  function button(label, does, attributes, ...children) {
    const made = make("button", { type: "button", class: "button", ...attributes }, label, ...children);
    made.addEventListener("click", does);
    return made;
  }

  const modified = (event) => event.ctrlKey || event.metaKey || event.altKey;

  function framed(act) {
    let waiting = false;
    return () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(() => { waiting = false; act(); });
      }
    };
  }

  /* Once nobody asks for it any more. */
  function settled(act, milliseconds) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(act, milliseconds);
    };
  }

  /* No case, accents, nothing invisible; signs that make another word, as the vowels of Khmer, stay. */
  function fold(text) {
    const low = text.toLowerCase();
    if (!/[^\n-~]/.test(low)) return low;
    return low
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/[łøđıßæœ]/g, (letter) => ({ ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" })[letter]);
  }

  // Days: a number counts them from 1970-01-01

  const toDay = (year, month, day) => new Date(0).setUTCFullYear(year, month - 1, day) / 864e5;

  function fromDay(day) {
    const date = new Date(day * 864e5);
    return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  }

  function readDay(iso, open) {
    const parts = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(iso);
    return parts ? toDay(+parts[1], +parts[2], +parts[3]) : open;
  }

  function isoDay(day) {
    const [year, ...rest] = fromDay(day);
    const two = rest.map((part) => String(part).padStart(2, "0"));
    return [(year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0"), ...two].join("-");
  }

  /* First or last day of "2024", "2024-06" or "-0043-03-15", else null. */
  function boundary(text, last) {
    const parts = /^(-?\d{1,6})(?:-(\d\d?))?(?:-(\d\d?))?$/.exec(text);
    if (!parts) return null;
    const [year, month, date] = parts.slice(1).map(Number);
    if (month < 1 || month > 12) return null;
    const end = toDay(year, (month || 12) + 1, 0);
    const day = toDay(year, month || 1, date || 1);
    if (date < 1 || day > end) return null;
    return last && !date ? end : day;
  }

  const monthDay = (months) => toDay(0, months + 1, 1);

  const monthWord = (month) =>
    new Date(Date.UTC(2000, month - 1)).toLocaleDateString(language, { month: "short", timeZone: "UTC" });
  const yearWord = (year) => (year > 0 ? String(year) : word("{n} BC", { n: 1 - year }));

  // The data: columns over all rows

  const data = { waiting: 1, size: 0, rows: [], blocks: [], names: [], kindOf: [], folded: [], ids: new Map() };
  const chunks = new Map();
  let arrived = () => {};

  function fetchScript(file) {
    if (!/^[\w.-]+\.js$/.test(file)) return;
    const script = make("script", { src: file });
    script.addEventListener("error", () => { data.failed = true; arrived(); });
    document.head.append(script);
  }

  function load() {
    if (!data.asked) fetchScript(main.dataset.search);
    data.asked = true;
  }

  function nameId([kind, name]) {
    const key = `${kind}\n${name}`;
    if (!data.ids.has(key)) {
      data.ids.set(key, data.names.length);
      data.names.push(name);
      data.kindOf.push(KINDS.indexOf(kind));
      data.folded.push(fold(name));
    }
    return data.ids.get(key);
  }

  window.timelineSearch = {
    index(found) {
      words = found.words || {};
      data.today = readDay(found.today, Math.floor(Date.now() / 864e5));
      for (const chunk of found.chunks) {
        chunks.set(chunk.file, { base: data.size, room: chunk.events });
        data.size += chunk.events;
      }
      data.start = new Float64Array(data.size).fill(NaN);
      data.end = new Float64Array(data.size).fill(NaN);
      data.past = new Uint8Array(data.size);
      data.waiting = chunks.size;
      const far = (chunk) => Math.abs(readDay(chunk.to, 1e9) - data.today);
      for (const { file } of [...found.chunks].sort((a, b) => far(a) - far(b))) fetchScript(file);
      arrived();
    },
    chunk(file, pieces) {
      const place = chunks.get(file);
      if (!place || !chunks.delete(file)) return;
      take(place, pieces);
      data.waiting -= 1;
      arrived();
    },
  };

  function take({ base, room }, pieces) {
    const rows = pieces.flatMap(([path, names, rows]) =>
      rows.map(([key, ids, ...row]) => [key, path, ...row, ids.map((id) => nameId(names[id]))]));
    const count = Math.min(rows.length, room); // the site may be new
    const textAt = new Int32Array(count + 1);
    const nameAt = new Int32Array(count + 1);
    const nameIds = [];
    const texts = [];
    let length = 0;
    for (let i = 0; i < count; i += 1) {
      const row = rows[i];
      const id = base + i;
      data.rows[id] = row;
      data.start[id] = readDay(row[2], row[3] ? -Infinity : NaN);
      data.end[id] = readDay(row[3], row[2] ? Infinity : NaN);
      data.past[id] = row[7] === "past" || (row[7] === "withdrawn" && data.start[id] < data.today) ? 1 : 0;
      nameIds.push(...row[8]);
      if (row[6]) nameIds.push(nameId(["status", row[6]])); // as names
      nameAt[i + 1] = nameIds.length;
      const text = fold(row[5]);
      texts.push(text);
      length += text.length + 1;
      textAt[i + 1] = length;
    }
    data.blocks.push({ base, count, text: texts.join("\n") + "\n", textAt, nameAt, nameIds: Int32Array.from(nameIds) });
    data.blocks.sort((a, b) => a.base - b.base);
  }

  // Matching: a row's bits say which conditions it fails

  const TIME = 1 << KINDS.length;
  const TEXT = TIME << 1;

  /* The words of a query; what stands in quotation marks is one. */
  function terms(query) {
    return (fold(query).match(/"[^"]+"|[^\s"]+/g) || []).map((term) => term.replace(/"/g, "").trim()).filter(Boolean);
  }

  /* How many of the words, in order, each row has in its own name or in those it belongs to. */
  function wordHits(block, wanted) {
    const hits = new Uint8Array(block.count);
    wanted.forEach((term, order) => {
      const among = data.folded.map((name) => name.includes(term));
      let row = 0;
      for (let at = block.text.indexOf(term); at >= 0; at = block.text.indexOf(term, block.textAt[row + 1])) {
        while (block.textAt[row + 1] <= at) row += 1;
        if (hits[row] === order) hits[row] = order + 1;
      }
      for (row = 0; row < block.count; row += 1) {
        for (let n = block.nameAt[row]; hits[row] === order && n < block.nameAt[row + 1]; n += 1) {
          if (among[block.nameIds[n]]) hits[row] = order + 1;
        }
      }
    });
    return hits;
  }

  /* `rows` meet all conditions, `anytime` all but the dates; the counts of a filter follow all other ones. */
  function match(wish) {
    const wanted = terms(wish.q);
    const chosen = new Uint8Array(data.names.length);
    let need = 0;
    KINDS.forEach((kind, bit) => {
      if (wish[kind].length) need |= 1 << bit;
      wish[kind].forEach((name) => { chosen[data.ids.get(`${kind}\n${name}`) ?? -1] = 1 << bit; });
    });
    const from = boundary(wish.from) ?? -Infinity;
    const to = boundary(wish.to, true) ?? Infinity;
    const timed = from > -Infinity || to < Infinity;
    const counts = new Int32Array(data.names.length);
    const rows = new Int32Array(data.size);
    const anytime = new Int32Array(data.size);
    let all = 0;
    let some = 0;
    for (const block of data.blocks) {
      const hits = wanted.length ? wordHits(block, wanted) : null;
      for (let i = 0; i < block.count; i += 1) {
        const id = block.base + i;
        let met = 0;
        if (need) for (let n = block.nameAt[i]; n < block.nameAt[i + 1]; n += 1) met |= chosen[block.nameIds[n]];
        let fails = need & ~met;
        if (hits && hits[i] < wanted.length) fails |= TEXT;
        if (timed && !(data.start[id] <= to && data.end[id] >= from)) fails |= TIME;
        if (!fails) rows[all++] = id;
        if (!(fails & ~TIME)) anytime[some++] = id;
        if (fails & (TEXT | TIME) || fails & (fails - 1)) continue;
        for (let n = block.nameAt[i]; n < block.nameAt[i + 1]; n += 1) {
          const name = block.nameIds[n];
          if (!(fails & ~(1 << data.kindOf[name]))) counts[name] += 1;
        }
      }
    }
    return { rows: rows.subarray(0, all), anytime: anytime.subarray(0, some), counts, from, to };
  }

  function namesOf(id, kind) {
    const { base, nameAt, nameIds } = data.blocks.findLast((block) => block.base <= id);
    return nameIds.subarray(nameAt[id - base], nameAt[id - base + 1]).filter((name) => data.kindOf[name] === kind);
  }

  // The state, and the address that holds it

  const nothing = () => ({ q: "", source: [], actor: [], place: [], topic: [], status: [], from: "", to: "", view: "", lanes: "" });
  let state = nothing();
  // On disk a page may only change what follows the #.
  const onDisk = location.protocol === "file:";

  function readState() {
    const text = location.hash.startsWith("#?") ? location.hash.slice(2) : location.search.slice(1);
    const given = new URLSearchParams(text);
    const found = nothing();
    for (const key of Object.keys(found)) {
      if (Array.isArray(found[key])) found[key] = [...new Set(given.getAll(key))].filter(Boolean);
      else found[key] = (given.get(key) || "").slice(0, 500);
    }
    if (!["list", "axis"].includes(found.view)) found.view = "";
    if (!KINDS.includes(found.lanes)) found.lanes = "";
    return found;
  }

  function stateText() {
    const given = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) {
      for (const each of [value].flat()) if (each) given.append(key, each);
    }
    if (state.view === "list" && filtered()) given.delete("view");
    return given.toString();
  }

  const filtered = () => Boolean(state.q.trim() || state.from || state.to || KINDS.some((kind) => state[kind].length));
  const searching = () => Boolean(state.view || filtered());

  let written = "";
  function writeState(push) {
    const text = stateText();
    if (text === written) return;
    written = text;
    const plain = location.pathname + (onDisk ? location.search : "");
    history[push ? "pushState" : "replaceState"](null, "", text ? `${plain}${onDisk ? "#" : ""}?${text}` : plain);
  }
  const writeLater = settled(() => writeState(false), 250);

  /* A step to go back to; changes of one run, such as typing or a drag, are one step. */
  let run = "";
  let gesture = 0; // each drag, pinch or row of keys is a run of its own
  function change(part, ofRun = "") {
    const same = ofRun !== "" && ofRun === run;
    if (!same) writeState(false);
    state = { ...state, ...part };
    run = ofRun;
    if (same) writeLater();
    else writeState(true);
    update();
  }

  const leave = () => change(nothing());

  keys();
  if (!main) return;

  // What is on the page

  const tools = $(".tools");
  const field = $("#search");
  const heading = make("h2", { id: "finds-name" });
  const chips = make("ul", { class: "chips" });
  const lists = make("div");
  const filters = make("details", { class: "facets" });
  const chart = make("div", { class: "axis" });
  const said = make("p", { class: "hidden", role: "status" });
  const finds = make("section", { class: "finds", "aria-labelledby": "finds-name" });
  let found = null;
  let limits = {}; // lines of a group, where more were asked for

  const matches = (n) => (n === 1 ? word("1 event matches") : word("{n} events match", { n: number(n) }));
  const say = settled(() => { said.textContent = searching() && !data.waiting ? matches(found.rows.length) : ""; }, 400);

  function update() {
    const on = searching();
    main.classList.toggle("searching", on);
    finds.hidden = !on;
    for (const each of tools.querySelectorAll("[data-view]")) {
      each.setAttribute("aria-pressed", on && each.dataset.view === (state.view || "list"));
    }
    if (document.activeElement !== field) field.value = state.q;
    limits = {};
    if (on) load();
    refresh();
  }

  function refresh() {
    found = searching() && data.rows.length ? match(state) : null;
    brush.show();
    say();
    if (!searching()) return;
    const pending = data.failed ? word("The search data could not be loaded.") : data.waiting ? word("Loading…") : "";
    heading.textContent = [found && matches(found.rows.length), pending].filter(Boolean).join(" · ");
    if (!found) return;
    if (!filters.firstChild) {
      buildFilters(); // not before the words of the page's language have come
      axis.build();
    }
    showChips();
    KINDS.forEach(showFacet);
    axis.show();
    showLines();
  }

  function showChips() {
    const made = [];
    const chip = (label, value, part) => {
      const act = () => { change(part); chips.querySelector("button").focus(); };
      made.push(button(`${word(label)}: `, act, { class: "chip", title: word("Remove") }, make("bdi", null, value)));
    };
    if (state.q) chip("Search", state.q, { q: "" });
    for (const kind of KINDS) {
      for (const value of state[kind]) chip(TITLES[kind], value, { [kind]: without(state[kind], value) });
    }
    for (const end of ["From", "To"]) {
      const key = end.toLowerCase();
      if (state[key]) chip(end, state[key], { [key]: "" });
    }
    made.push(button(word("Back to the overview"), () => { leave(); field.focus(); }, { class: "chip away" }));
    chips.replaceChildren(...made.map((each) => make("li", null, each)));
  }

  const without = (values, value) => values.filter((other) => other !== value);

  // Results, as on the overview

  function showLines() {
    const halves = [[], []];
    for (const id of found.rows) halves[data.past[id]].push(id);
    // What has begun comes where it ends: "2026" is not next since January.
    const ahead = inOrder(halves[0], (id) => (data.start[id] < data.today ? data.end[id] : data.start[id]), 1e9);
    const behind = inOrder(halves[1], (id) => data.start[id], -1e9).reverse();
    const room = (other) => Math.max(PAGE / 2, PAGE - other.length);
    lists.replaceChildren(
      ...group("ahead", word("Today and upcoming, soonest first"), ahead, room(behind)),
      ...group("behind", word("Past, latest first"), behind, room(ahead)),
    );
  }

  /* Ids by day, then by number: sorting numbers that hold both is ten times as fast. */
  function inOrder(ids, dayOf, none) {
    const bound = (day) => (day > -1e9 ? Math.min(day, 1e9) : none);
    const keys = Float64Array.from(ids, (id) => bound(dayOf(id)) * data.size + id).sort();
    return Array.from(keys, (key) => ((key % data.size) + data.size) % data.size);
  }

  function group(name, title, ids, first) {
    if (!ids.length) return [];
    const limit = limits[name] || first;
    const count = make("span", { class: "n" }, number(ids.length));
    const made = make("section", { class: "group", id: `finds-${name}` }, make("h3", null, `${title} `, count));
    made.append(make("ol", { class: "lines" }, ...ids.slice(0, limit).map(line)));
    if (ids.length > limit) {
      const more = () => {
        limits[name] = limit + PAGE;
        showLines();
        $(`#finds-${name}`).querySelectorAll("a")[limit].focus();
      };
      made.append(button(word("Show more ({n})", { n: number(ids.length - limit) }), more));
    }
    return [made];
  }

  function line(id) {
    const [, , , , when, , status, kind] = data.rows[id];
    const made = make("li", { class: kind }, make("span", { class: "when" }, when), " ", linkTo(id), " ");
    if (status) made.append(make("span", { class: `badge ${kind}` }, status), " ");
    const sources = [...namesOf(id, 0)].map((source) => data.names[source]);
    if (sources.length > 2) sources.splice(2, sources.length, `+${sources.length - 2}`);
    made.append(make("bdi", { class: "told" }, sources.join(", ")));
    return made;
  }

  const nameOf = (id) => data.rows[id][5] || word("(no name)");
  const linkTo = (id) => make("a", { href: address(id) }, make("bdi", null, nameOf(id)));

  function address(id) {
    const [key, page] = data.rows[id];
    return `${/^[\w.-]+\.html$/.test(page) ? page : "index.html"}#${encodeURIComponent(key)}`;
  }

  // Filters

  const FEW = 8;
  const MANY = 200;
  const facets = {};

  function buildFilters() {
    const bounds = ["From", "To"].map((label, last) => {
      const end = label.toLowerCase();
      const input = make("input", { autocomplete: "off", maxlength: 12 });
      input.addEventListener("change", () => {
        const text = input.value.trim();
        const good = !text || boundary(text, last) !== null;
        input.setAttribute("aria-invalid", !good);
        if (good) change({ [end]: text });
      });
      facets[end] = input;
      return make("label", null, word(label), input);
    });
    const hint = make("p", { class: "hint" }, word("A year, month or day: 2026, 2026-01, 2026-01-31"));
    filters.append(
      make("summary", null, word("Filters")),
      make("fieldset", { class: "bounds" }, make("legend", null, word("Date")), ...bounds, hint),
    );
    for (const kind of KINDS) {
      const facet = { list: make("ul"), all: false, options: new Map() };
      facet.more = button("", () => { facet.all = !facet.all; showFacet(kind); });
      facet.set = make("fieldset", { "data-facet": kind }, make("legend", null, word(TITLES[kind])), facet.list, facet.more);
      facets[kind] = facet;
      filters.append(facet.set);
    }
    filters.open = matchMedia("(min-width: 64rem)").matches;
    finds.append(make("div", { class: "finds-body" }, filters, lists));
  }

  function showFacet(kind) {
    const facet = facets[kind];
    const chosen = new Set(state[kind]);
    const counted = new Map(state[kind].map((value) => [value, 0]));
    found.counts.forEach((count, id) => { if (count && KINDS[data.kindOf[id]] === kind) counted.set(data.names[id], count); });
    const order = [...counted].sort((a, b) => chosen.has(b[0]) - chosen.has(a[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const shown = order.slice(0, Math.max(facet.all ? MANY : FEW, chosen.size));
    const held = document.activeElement;
    facet.set.hidden = !order.length;
    facet.list.replaceChildren(...shown.map(([value, count]) => option(kind, value, count, chosen.has(value))));
    facet.more.hidden = order.length <= FEW;
    facet.more.textContent = facet.all ? word("Fewer") : word("All {n}", { n: number(order.length) });
    if (facet.list.contains(held)) held.focus({ preventScroll: true });
    for (const end of ["from", "to"]) if (facets[end] !== held) facets[end].value = state[end];
  }

  /* One choice; kept, so that it keeps the focus. */
  function option(kind, value, count, on) {
    const { options } = facets[kind];
    if (!options.has(value)) {
      const box = make("input", { type: "checkbox" });
      const n = make("span", { class: "n" });
      const item = make("li", null, make("label", null, box, make("bdi", null, value), n));
      box.addEventListener("change", () => {
        change({ [kind]: [...without(state[kind], value), ...(box.checked ? [value] : [])] });
      });
      options.set(value, { box, n, item });
    }
    const { box, n, item } = options.get(value);
    box.checked = on;
    n.textContent = number(count);
    return item;
  }

  // The brush on the histogram

  const brush = (() => {
    const figure = $(".plot");
    if (!figure) return { show() {}, window: null };
    const svg = figure.firstElementChild;
    const { unit } = svg.dataset;
    const [low, bins, top, height] = ["low", "bins", "top", "height"].map((name) => +svg.dataset[name]);
    const years = { year: 1, decade: 10, century: 100 }[unit] || 0; // 0: months
    const firstDay = (bin) => (years ? toDay((low + bin) * years, 1, 1) : monthDay(low + bin));
    const edges = Array.from({ length: bins + 1 }, (_, bin) => firstDay(bin));
    const binOf = (day) => edges.findIndex((edge) => edge > day) - 1; // -2 and -1 outside
    const inside = (bin) => Math.max(0, Math.min(bins - 1, bin));
    const named = (day) => isoDay(day).slice(0, years ? -6 : -3);
    let ends = [0, bins - 1]; // bins, both included

    const draw = (tag, attributes) => dress(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes);
    const drawn = draw("g", { class: "found" });
    svg.querySelector(".axis").after(drawn);
    const range = make("div", { class: "range" });
    const sliders = [0, 1].map((i) => {
      const slider = make("input", { type: "range", max: bins });
      slider.addEventListener("input", () => {
        if (i) choose(ends[0], Math.max(ends[0], slider.value - 1), "to");
        else choose(Math.min(ends[1], +slider.value), ends[1], "from");
      });
      return slider;
    });
    figure.append(range, ...sliders);

    function place() {
      range.hidden = ends[1] - ends[0] === bins - 1;
      range.style.left = `${(ends[0] * 100) / bins}%`;
      range.style.width = `${((ends[1] + 1 - ends[0]) * 100) / bins}%`;
      sliders.forEach((slider, i) => {
        slider.value = ends[i] + i;
        dress(slider, { "aria-label": word(i ? "To" : "From"), "aria-valuetext": named(edges[ends[i]]) });
      });
    }

    function choose(a, b, ofRun) {
      ends = [Math.min(a, b), Math.max(a, b)];
      const some = ends[1] - ends[0] < bins - 1;
      change({ from: some ? named(edges[ends[0]]) : "", to: some ? named(edges[ends[1]]) : "" }, ofRun);
    }

    const slot = (event) => {
      const box = svg.getBoundingClientRect();
      return inside(Math.floor(((event.clientX - box.left) / box.width) * bins));
    };
    let drag = null;
    let dragged = false;
    const follow = framed(() => drag?.moved && choose(drag.first, drag.last, `drag${gesture}`));
    const end = () => {
      dragged = Boolean(drag?.moved);
      if (dragged) choose(drag.first, drag.last, `drag${gesture}`);
      drag = null;
    };
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("pointerdown", (event) => {
      gesture += 1;
      if (!event.button && event.isPrimary) drag = { x: event.clientX, first: slot(event) };
    });
    svg.addEventListener("pointermove", (event) => {
      if (!drag || (!drag.moved && Math.abs(event.clientX - drag.x) < 5)) return;
      if (!drag.moved) svg.setPointerCapture(event.pointerId);
      drag.moved = true;
      drag.last = slot(event);
      follow();
    });
    svg.addEventListener("pointerup", end);
    svg.addEventListener("pointercancel", end);
    svg.addEventListener("click", (event) => {
      if (dragged) event.preventDefault(); // the end of a drag is no click on the bar there
      dragged = false;
    }, true);

    function bars(ids) {
      const counts = new Int32Array(bins);
      for (const id of ids) {
        const first = data.start[id];
        const last = data.end[id];
        if (!years && last - first > 31 && /-01-01.*-12-31/.test(isoDay(first) + isoDay(last))) continue; // known to the year only
        const bin = binOf(first > -Infinity ? first : last);
        if (bin >= 0 && bin < bins) counts[bin] += 1;
      }
      drawn.replaceChildren();
      counts.forEach((count, bin) => {
        if (!count) return;
        const tall = Math.min(height, Math.max(2, Math.round((height * count) / top)));
        drawn.append(draw("rect", { x: `${((bin + 0.14) * 100) / bins}%`, width: `${72 / bins}%`, y: height - tall, height: tall }));
      });
    }

    function show() {
      const near = (day) => inside(day >= edges[bins] ? bins - 1 : binOf(day));
      if (!drag) ends = [near(boundary(state.from) ?? -Infinity), near(boundary(state.to, true) ?? Infinity)];
      place();
      bars(found ? found.anytime : []);
    }

    return { show, window: [edges[0], edges[bins]] };
  })();

  // The time axis; its window is from and to, so the list below is its equal for who cannot see it.

  const axis = (() => {
    const ROW = 20; // px, as the next two
    const HEAD = 40;
    const CAPTION = 20;
    const LANES = 12;
    const SHORTEST = 7; // days, of the window
    const RATIO = 1.6;
    const canvas = make("canvas", { dir: "ltr" });
    const tip = make("p", { class: "tip" });
    const choice = make("select");
    const stage = make("div", { class: "stage", role: "application", tabindex: 0 }, canvas, tip);
    const pen = canvas.getContext("2d");
    let extent = [0, 1]; // days of all that matches
    let view = [0, 1]; // first day, day after the last; fractions allowed
    let all = false; // not only where most is
    let moving = false; // the window leads and the state follows
    let lanes = [];
    let drawn = [];
    let picked = -1;
    let width = 0;
    let ink = {};

    function build() {
      const act = (sign, label, does) => button(sign, () => { gesture += 1; does(); }, { "aria-label": label });
      for (const kind of ["", ...KINDS]) choice.append(make("option", { value: kind }, word(TITLES[kind] || "None")));
      choice.addEventListener("change", () => change({ lanes: choice.value }));
      stage.setAttribute("aria-label", word("Time axis; the list below holds the same events"));
      chart.append(
        make(
          "div",
          { class: "axis-tools" },
          act("+", word("Zoom in"), () => zoom(RATIO)),
          act("−", word("Zoom out"), () => zoom(1 / RATIO)),
          act("←", word("Earlier"), () => pan(-0.5)),
          act("→", word("Later"), () => pan(0.5)),
          act(word("Today"), word("Today"), today),
          act(word("All"), word("All"), everything),
          make("label", null, `${word("Lanes")} `, choice),
        ),
        stage,
        make("p", { class: "hint" }, word("Drag, arrows: move. Pinch, Ctrl and wheel, + and −: zoom.")),
      );
      listen();
      new ResizeObserver(draw).observe(stage);
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    }

    function show() {
      chart.hidden = state.view !== "axis";
      if (chart.hidden) return;
      choice.value = state.lanes;
      let [first, last] = [Infinity, -Infinity];
      for (const id of found.anytime) {
        for (const day of [data.start[id], data.end[id]]) {
          if (day < first && day > -Infinity) first = day;
          if (day > last && day < Infinity) last = day;
        }
      }
      extent = [first, last + 1];
      if (extent[0] > extent[1]) extent = [data.today - 365, data.today + 365];
      const [low, high] = all || !brush.window ? extent : brush.window;
      const next = [low - (high - low) / 50, high + (high - low) / 50];
      if (found.from > -Infinity) next[0] = found.from;
      if (found.to < Infinity) next[1] = found.to + 1;
      if (next[1] <= next[0]) next[found.to < Infinity ? 0 : 1] += found.to < Infinity ? next[1] - next[0] - 365 : 365;
      // Where the state, in whole days, only followed the window, that stays as it is.
      if (next.some((day, i) => Math.abs(day - view[i]) > 1)) view = next;
      moving = false;
      share();
      draw();
    }

    /* Lanes for the names that have most events, one for all others. */
    function share() {
      lanes = [{ name: "", ids: found.anytime }];
      if (!state.lanes) return;
      const groups = new Map([[-1, []]]);
      for (const id of found.anytime) {
        const names = namesOf(id, KINDS.indexOf(state.lanes));
        for (const name of names.length ? names : [-1]) {
          if (!groups.has(name)) groups.set(name, []);
          groups.get(name).push(id);
        }
      }
      const rank = ([name, ids]) => (name < 0 ? -1 : ids.length);
      const order = [...groups].sort((a, b) => rank(b) - rank(a) || a[0] - b[0]);
      lanes = order.slice(0, LANES).map(([name, ids]) => ({ name: data.names[name] || word("Others"), ids }));
      const rest = order.slice(LANES).flatMap(([, ids]) => ids);
      if (rest.length) lanes.push({ name: word("Others"), ids: [...new Set(rest)] });
      lanes = lanes.filter(({ ids }) => ids.length);
    }

    // Moving

    function move(first, days) {
      const span = Math.max(SHORTEST, Math.min(days, (extent[1] - extent[0]) * 1.5 + 60));
      const middle = Math.max(extent[0], Math.min(extent[1], first + days / 2));
      view = [middle - span / 2, middle + span / 2];
      moving = true;
      draw();
      settle();
    }

    const settle = settled(() => {
      if (moving && !chart.hidden) change({ from: isoDay(Math.round(view[0])), to: isoDay(Math.round(view[1]) - 1) }, `axis${gesture}`);
    }, 200);

    const span = () => view[1] - view[0];
    const pan = (part) => move(view[0] + span() * part, span());

    function zoom(ratio, at = 0.5) {
      const days = Math.max(span() / ratio, SHORTEST);
      move(view[0] + (span() - days) * at, days);
    }

    function today() {
      const days = Math.min(span(), 730);
      move(data.today - days / 2, days);
    }

    function everything() {
      all = true;
      moving = false;
      change({ from: "", to: "" }, `axis${gesture}`);
    }

    // Drawing

    const x = (day) => ((day - view[0]) / span()) * width;

    const draw = framed(() => {
      if (chart.hidden || !found) return;
      const style = getComputedStyle(canvas);
      for (const name of ["paper", "ink", "soft", "line", "accent", "bad", "wash"]) ink[name] = style.getPropertyValue(`--${name}`).trim();
      width = stage.clientWidth;
      const shapes = lanes.map(shape);
      let height = HEAD + shapes.reduce((sum, { tall }) => sum + tall, 0);
      if (moving) height = Math.max(height, canvas.clientHeight); // the page below stays where it is
      const dots = devicePixelRatio || 1;
      canvas.width = Math.round(width * dots);
      canvas.height = Math.round(height * dots);
      canvas.style.height = `${height}px`;
      pen.scale(dots, dots);
      pen.font = style.font;
      pen.textBaseline = "middle";
      drawn = [];
      scale(height);
      let top = HEAD;
      for (const one of shapes) {
        drawLane(one, top);
        top += one.tall;
      }
      pen.fillStyle = ink.ink;
      pen.fillRect(x(data.today + 0.5) - 1, HEAD - 14, 2, height);
      showTip();
    });

    // Months between ticks; below one: every day, and four days of a month.
    const STEPS = [0.07, 0.25, 1, 3, ...[1, 10, 100, 1e3, 1e4, 1e5].flatMap((years) => [12 * years, 24 * years, 60 * years])];

    function* ticks(step) {
      const [year, month, date] = fromDay(view[0]);
      if (step < 1) {
        for (let day = toDay(year, month, step < 0.1 ? date : 1); day < view[1]; day += 1) {
          const of = fromDay(day)[2];
          if (step < 0.1 || (of % 7 === 1 && of < 29)) yield [day, of, of === 1];
        }
        return;
      }
      for (let m = Math.floor((year * 12 + month - 1) / step) * step; monthDay(m) < view[1]; m += step) {
        const [y, of] = fromDay(monthDay(m));
        yield [monthDay(m), step < 12 ? monthWord(of) : yearWord(y < 0 && step > 24 ? y + 1 : y), step < 12 ? of === 1 : (m / step) % 5 === 0];
      }
    }

    function scale(height) {
      const perMonth = (width / span()) * 30.44;
      const step = STEPS.find((months) => perMonth * months >= (months < 1 ? 30 : months < 12 ? 44 : 60)) || STEPS.at(-1);
      for (const [day, text, major] of ticks(step)) {
        const at = Math.round(x(day));
        pen.fillStyle = ink.line;
        pen.fillRect(at, HEAD - (major ? 14 : 6), 1, height);
        pen.fillStyle = ink.soft;
        if (at >= 0) pen.fillText(text, at + 4, HEAD - 10);
      }
      if (step >= 12) return;
      // The larger unit stands above, at the edge while its time is in view.
      const above = [...ticks(step < 1 ? 1 : 12)];
      above.forEach(([day, text], i) => {
        const whole = step < 1 ? `${text} ${yearWord(fromDay(day)[0])}` : text;
        const next = i + 1 < above.length ? x(above[i + 1][0]) : width;
        title(whole, Math.min(Math.max(x(day), 0) + 4, next - pen.measureText(whole).width - 12), 12, 200);
      });
    }

    function title(text, left, y, room) {
      const { font } = pen;
      pen.font = `600 ${font}`;
      pen.fillStyle = ink.ink;
      write(text, left, y, room);
      pen.font = font;
    }

    function shape({ name, ids }) {
      const rows = lanes.length > 1 ? 3 : 14;
      const inView = [];
      const outside = [0, 0];
      for (const id of ids) {
        if (data.end[id] < view[0]) outside[0] += 1;
        else if (data.start[id] >= view[1]) outside[1] += 1;
        else if (data.start[id] <= data.end[id]) inView.push(id);
      }
      // What has no place is only counted.
      const wide = inView.filter((id) => x(data.end[id] + 1) - x(data.start[id]) > 90);
      let spots = null;
      let rest = [];
      for (const [ids, room] of [[inView, 190], [inView, 90], [inView, 0], [wide, 0], [[], 0]]) {
        if (spots || ids.length > rows * 60) continue;
        spots = place(ids, rows, room);
        const held = new Set(ids);
        rest = inView.filter((id) => !held.has(id));
      }
      const used = Math.max(0, ...spots.map(({ row }) => row + 1)) * ROW;
      const tall = CAPTION + used + (rest.length ? ROW * (lanes.length > 1 ? 2 : 8) : ROW / 2);
      return { name, outside, spots, rest, used, tall };
    }

    function drawLane({ name, outside, spots, rest, used, tall }, top) {
      pen.fillStyle = ink.line;
      pen.fillRect(0, top, width, 1);
      for (const spot of spots) drawEvent(spot, top + CAPTION);
      drawDensity(rest, top + CAPTION + used, tall - CAPTION - used);
      const text = `${outside[0] ? `← ${number(outside[0])}` : ""}   ${outside[1] ? `${number(outside[1])} →` : ""}`.trim();
      pen.fillStyle = ink.soft;
      pen.fillText(text, width - 6 - pen.measureText(text).width, top + CAPTION / 2 + 1);
      title(name, 4, top + CAPTION / 2 + 1, width * 0.7);
    }

    function place(ids, rows, room) {
      const free = new Array(rows).fill(-Infinity);
      const spots = [];
      for (const id of inOrder(ids, (one) => data.start[one], -1e9)) {
        const left = Math.max(x(data.start[id]), -20);
        const right = Math.max(Math.min(x(data.end[id] + 1), width + 20), left + 10);
        const inside = right - left > 90;
        const label = inside ? right - Math.max(left, 0) - 12 : Math.min(nameOf(id).length * 6.6 + 12, room);
        const row = free.findIndex((end) => end <= left);
        if (row < 0) return null;
        free[row] = right + (inside ? 0 : label) + 3;
        spots.push({ id, left, right, row, inside, label });
      }
      return spots;
    }

    function drawEvent({ id, left, right, row, inside, label }, top) {
      const middle = top + row * ROW + ROW / 2;
      const gone = data.rows[id][7] === "withdrawn";
      const long = data.end[id] > data.start[id];
      // A span is a band, a day a mark; what is ahead is hollow, as in the histogram.
      pen.beginPath();
      if (long) pen.roundRect(left, middle - 7, right - left, 14, 4);
      else pen.arc(left + 5, middle, 5, 0, 7);
      pen.strokeStyle = gone ? ink.bad : ink.accent;
      pen.fillStyle = long ? ink.wash : data.past[id] && !gone ? ink.accent : ink.paper;
      pen.fill();
      pen.lineWidth = id === picked ? 3 : 1.5;
      pen.setLineDash(long && !data.past[id] ? [4, 3] : []);
      pen.stroke();
      const at = inside ? Math.max(left, 0) + 6 : right + 4;
      pen.fillStyle = ink.ink;
      write(nameOf(id), at, middle + 1, label - 4);
      drawn.push({ id, x: left - 4, y: middle - ROW / 2, wide: right - left + 8 + (inside ? 0 : label) });
    }

    /* How many there are over time; what is long is a paler ground that hides no days. */
    function drawDensity(ids, top, tall) {
      const columns = Math.ceil(width / 4);
      const long = new Int32Array(columns + 1);
      const short = new Int32Array(columns + 1);
      for (const id of ids) {
        const first = Math.max(0, Math.min(columns, Math.round(x(data.start[id]) / 4)));
        const last = Math.min(columns - 1, Math.max(first, Math.round(x(data.end[id] + 1) / 4) - 1));
        const into = last - first > 5 ? long : short;
        into[first] += 1;
        into[last + 1] -= 1;
      }
      let most = 3;
      for (let i = 0; i < columns; i += 1) {
        most = Math.max(most, long[i], short[i]);
        long[i + 1] += long[i];
        short[i + 1] += short[i];
      }
      pen.fillStyle = ink.accent;
      for (const [counts, opacity] of [[long, 0.22], [short, 1]]) {
        pen.globalAlpha = opacity;
        for (let i = 0; i < columns; i += 1) {
          const high = counts[i] && Math.max(2, (counts[i] / most) * tall);
          pen.fillRect(i * 4, top + tall - high, 3, high);
        }
      }
    }

    /* As much of a text as there is room for. */
    function write(text, left, y, room) {
      const most = Math.floor(room / 6);
      const shown = text.length > most ? `${text.slice(0, most - 1)}…` : text;
      if (most > 2) pen.fillText(shown, left, y, room);
    }

    // Pointing and keys

    function showTip() {
      const spot = drawn.find(({ id }) => id === picked);
      tip.hidden = !spot;
      if (!spot) return;
      const [, , , , when, , status] = data.rows[picked];
      tip.replaceChildren(make("span", { class: "when" }, when), make("bdi", null, nameOf(picked)), status && ` · ${status}`);
      tip.style.left = `${Math.max(4, Math.min(width - 268, spot.x))}px`;
      tip.style.top = `${spot.y + ROW + 4}px`;
    }

    function pick(id) {
      if (id !== picked) draw();
      picked = id;
    }

    function listen() {
      const pointers = new Map(); // id: x
      let moved = false;
      const under = (spot) =>
        drawn.findLast(({ x, y, wide }) => spot.offsetX >= x && spot.offsetX <= x + wide && spot.offsetY >= y && spot.offsetY <= y + ROW)?.id ?? -1;
      const grip = () => {
        const [low, high] = [Math.min(...pointers.values()), Math.max(...pointers.values())];
        return { middle: (low + high) / 2, spread: Math.max(high - low, 20) };
      };
      canvas.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        pointers.set(event.pointerId, event.offsetX);
        canvas.setPointerCapture(event.pointerId);
        moved = false;
        gesture += 1;
      });
      canvas.addEventListener("pointermove", (event) => {
        if (!pointers.has(event.pointerId)) {
          pick(under(event));
          canvas.style.cursor = picked < 0 ? "" : "pointer";
          return;
        }
        const before = grip();
        if (!moved && Math.abs(event.offsetX - pointers.get(event.pointerId)) < 5) return;
        moved = true;
        pointers.set(event.pointerId, event.offsetX);
        const now = grip();
        zoom(now.spread / before.spread, before.middle / width);
        pan((before.middle - now.middle) / width);
      });
      const lift = (event) => {
        if (!pointers.delete(event.pointerId) || moved || event.type === "pointercancel") return;
        const id = under(event);
        // A finger cannot hover: its first tap shows what it is, the next opens it.
        const known = event.pointerType === "mouse" || id === picked;
        pick(id);
        if (!known || id < 0) return;
        writeState(false);
        location.href = address(id);
      };
      canvas.addEventListener("pointerup", lift);
      canvas.addEventListener("pointercancel", lift);
      stage.addEventListener("pointerleave", () => pick(-1));
      stage.addEventListener("focus", () => { gesture += 1; });
      stage.addEventListener("wheel", (event) => {
        const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
        // The page must stay scrollable: a bare wheel zooms only where the axis has the focus.
        if (!sideways && !event.ctrlKey && !event.metaKey && document.activeElement !== stage) return;
        event.preventDefault();
        if (sideways) pan((event.deltaX || event.deltaY) / width);
        else zoom(2 ** Math.max(-1, Math.min(1, -event.deltaY / (event.ctrlKey ? 50 : 250))), event.offsetX / width);
      }, { passive: false });
      stage.addEventListener("keydown", (event) => {
        const act = {
          ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), Home: everything,
          "+": () => zoom(RATIO), "=": () => zoom(RATIO), "-": () => zoom(1 / RATIO),
        }[event.key];
        if (!act || modified(event)) return;
        event.preventDefault();
        act();
      });
    }

    return { build, show, today };
  })();

  // Beginning

  arrived = framed(refresh);
  finds.append(make("div", { class: "finds-head" }, heading, chips), chart);
  tools.after(said);
  ($(".chart") || said).after(finds);
  field.addEventListener("focus", load);
  field.addEventListener("input", () => change({ q: field.value }, "type"));
  field.addEventListener("keydown", (event) => {
    const first = finds.querySelector(".lines a");
    if (first && ["Enter", "ArrowDown"].includes(event.key)) {
      event.preventDefault();
      first.focus();
    }
  });
  for (const each of tools.querySelectorAll("[data-view]")) {
    each.addEventListener("click", () => {
      if (each.getAttribute("aria-pressed") === "true") leave();
      else change({ view: each.dataset.view });
    });
  }
  // For the way back the address must hold what was typed last.
  finds.addEventListener("click", (event) => { if (event.target.closest("a")) writeState(false); });
  addEventListener("popstate", follow);
  tools.hidden = false;
  follow();

  function follow() {
    state = readState();
    run = "";
    written = stateText();
    field.value = state.q;
    update();
    const name = location.hash.slice(1);
    if (name === "search") field.focus();
    // On disk the card of a result may be in this document, and was hidden until now.
    else if (name && !searching()) document.getElementById(decodeURIComponent(name))?.scrollIntoView();
  }

  // Keys, on every page: / j k t ? and Esc

  function keys() {
    const dialog = $("#keys");
    const box = dialog.querySelector("input");
    const STORED = "timeline-keys";
    // Asked at a key, since the first question takes a while.
    const lettered = () => {
      try { return localStorage.getItem(STORED) !== "off"; } catch { return box.checked; }
    };
    box.addEventListener("change", () => {
      try { localStorage.setItem(STORED, box.checked ? "on" : "off"); } catch { /* not kept */ }
    });
    const help = () => { box.checked = lettered(); dialog.showModal(); };
    $("[data-keys]")?.addEventListener("click", help);
    dialog.querySelector("button").addEventListener("click", () => dialog.close());

    document.addEventListener("keydown", (event) => {
      if (modified(event) || event.isComposing || event.defaultPrevented || dialog.open) return;
      const typing = event.target.closest?.("input:not([type=checkbox], [type=range]), textarea, select");
      if (event.key === "Escape") escape(typing);
      const act = { "/": search, j: () => step(1), k: () => step(-1), t: today, "?": help }[event.key];
      if (!act || typing || !lettered()) return;
      event.preventDefault();
      act();
    });
  }

  function escape(typing) {
    if (main && typing === field && state.q && state.view) {
      field.value = "";
      change({ q: "" });
    } else {
      typing?.blur();
      if (main && searching()) leave();
    }
  }

  function search() {
    if (main) field.select();
    else location.href = "index.html#search";
  }

  function step(direction) {
    const shown = [...document.querySelectorAll(".lines li a, .event > article, .list li > a")].filter((each) => each.getClientRects().length);
    let now = shown.findIndex((each) => each.contains(document.activeElement));
    if (now < 0) {
      now = shown.findIndex((each) => each.getBoundingClientRect().top >= 0);
      now = now < 0 ? shown.length : direction > 0 ? now - 1 : now;
    }
    const next = shown[Math.max(0, Math.min(shown.length - 1, now + direction))];
    if (!next) return;
    if (!next.href) next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function today() {
    if (!main) location.href = "index.html#today";
    else if (state.view === "axis") axis.today();
    else $(searching() ? "#finds-behind" : "#today")?.scrollIntoView();
  }
})();
