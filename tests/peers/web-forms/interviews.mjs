// Scripted interviews, for `script --batch`, by the engine of ODK Web Forms.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, createInstance } from '@getodk/xforms-engine';
import { setClock, setZone } from './browser.mjs';
import { Nodes } from './nodes.mjs';
import { ask, carry, QUERIES } from './steps.mjs';

/** The answer without its id: ok and results, or an error where the form does not load. */
export async function answer(request) {
  setZone(request.tz);
  setClock(request.now);
  let nodes;
  try {
    nodes = await open(request);
  } catch (why) {
    return { error: String(why?.message ?? why) };
  }
  const results = [];
  for (const step of request.steps ?? []) {
    results.push({ ...(await out(nodes, step)), n: results.length + 1 });
  }
  return { ok: results.every((result) => result.ok ?? true), results };
}

async function open(request) {
  const form = request.form_xml ?? (await readFile(request.form, 'utf8'));
  const { root } = await createInstance(form, {
    form: {
      fetchFormAttachment: (address) => attachment(request.media, String(address)),
      missingResourceBehavior: constants.MISSING_RESOURCE_BEHAVIOR.BLANK,
    },
    instance: {},
  });
  const nodes = new Nodes(root);
  if (request.lang !== undefined) {
    await carry(nodes, { lang: request.lang });
  }
  return nodes;
}

async function attachment(media, address) {
  const name = address.replace(/^jr:\/\/[^/]*\//, '');
  try {
    const text =
      typeof media === 'string' ? await readFile(join(media, name), 'utf8') : media[name];
    if (text !== undefined) {
      return new Response(text, { headers: { 'content-type': type(name) } });
    }
  } catch {
    // What cannot be read is not there.
  }
  return new Response('', { status: 404 });
}

function type(name) {
  const known = { csv: 'text/csv', xml: 'text/xml', geojson: 'application/geo+json' };
  return known[name.split('.').pop()] ?? 'application/octet-stream';
}

async function out(nodes, step) {
  try {
    return (await carry(nodes, step)) ?? queried(nodes, step);
  } catch (why) {
    return { ok: false, error: String(why?.message ?? why) };
  }
}

function queried(nodes, step) {
  for (const [name, path] of Object.entries(step)) {
    const query = name === 'expect' ? 'get' : name.replace(/^expect_/, '');
    if (query in QUERIES) {
      const got = ask(nodes, query, path);
      const expects = name === 'expect' || name.startsWith('expect_');
      return expects ? { ok: same(got, step.value), got } : { got };
    }
  }
  throw new Error(`no such step: ${Object.keys(step).join(', ')}`);
}

function same(got, wanted) {
  if (wanted === undefined) {
    return got === true;
  }
  const left = typeof got === 'string' ? got : JSON.stringify(got);
  return left === (typeof wanted === 'string' ? wanted : JSON.stringify(wanted));
}
