// What ODK Web Forms takes for granted: a browser's DOM, and what its bundles want of Node.
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
for (const name of Object.getOwnPropertyNames(window)) {
  if (/^[A-Z]/.test(name) && !(name in globalThis)) {
    globalThis[name] = window[name];
  }
}
globalThis.document = window.document;
globalThis.window = globalThis;
// Nothing is remembered from one form to the next.
globalThis.localStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
globalThis.__dirname = import.meta.dirname;
globalThis.require = createRequire(import.meta.url);
// Standard output is for answers.
for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace']) {
  console[level] = () => {};
}

/** Sets the zone by its IANA name; the process's own where there is none. */
export function setZone(name) {
  process.env.TZ = name ?? OWN_ZONE;
}

const OWN_ZONE = process.env.TZ ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

const OwnDate = Date;

/** Stops the clock at a moment in ISO 8601; lets it go on where there is none. */
export function setClock(moment) {
  if (moment === undefined) {
    globalThis.Date = OwnDate;
    return;
  }
  const now = OwnDate.parse(moment);
  globalThis.Date = class Date extends OwnDate {
    constructor(...words) {
      super(...(words.length === 0 ? [now] : words));
    }

    static now() {
      return now;
    }
  };
}
