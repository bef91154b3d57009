// Single expressions over any XML, by the evaluator of ODK Web Forms.
import { readFile } from 'node:fs/promises';
import { DEFAULT_DOM_ADAPTER, XFormsXPathEvaluator } from '@getodk/xpath';
import { setClock, setZone } from './browser.mjs';

/** The answer without its id: type and value, or an error of a kind. */
export async function answer(request) {
  setZone(request.tz);
  setClock(request.now);
  try {
    const { evaluator, node, names } = await setting(request);
    const result = evaluator.evaluate(request.expr, node, names, wanted(request.as));
    return read(result);
  } catch (why) {
    return { error: { kind: kind(why), message: String(why.message) } };
  }
}

async function setting(request) {
  const primary = parse(await xml(request));
  const secondary = new Map();
  for (const [id, text] of Object.entries(request.instances ?? {})) {
    const instance = parse('<instance/>').documentElement;
    instance.setAttribute('id', id);
    instance.append(instance.ownerDocument.importNode(parse(text).documentElement, true));
    secondary.set(id, instance);
  }
  const evaluator = new XFormsXPathEvaluator({
    domAdapter: DEFAULT_DOM_ADAPTER,
    rootNode: primary,
    itextTranslationsByLanguage: new Map(),
    secondaryInstancesById: secondary,
    timeZoneId: process.env.TZ,
  });
  const names = resolver(request.ns ?? {});
  const path = request.context ?? '/';
  const node =
    path === '/' ? primary : evaluator.evaluate(path, primary, names, FIRST_NODE).singleNodeValue;
  if (!node) {
    throw new Error('the context names no node');
  }
  return { evaluator, node, names };
}

async function xml(request) {
  if (request.instance_xml !== undefined) {
    return request.instance_xml;
  }
  return request.instance === undefined ? '<data/>' : readFile(request.instance, 'utf8');
}

function parse(text) {
  const parsed = new DOMParser().parseFromString(text.trim(), 'text/xml');
  if (parsed.querySelector('parsererror')) {
    throw new Error('the instance is broken XML');
  }
  return parsed;
}

function resolver(names) {
  const known = { jr: 'http://openrosa.org/javarosa', ...names };
  return { lookupNamespaceURI: (prefix) => known[prefix ?? ''] ?? null };
}

function wanted(conversion) {
  return { number: NUMBER, string: STRING, boolean: BOOLEAN, nodeset: NODES }[conversion] ?? ANY;
}

function read(result) {
  switch (result.resultType) {
    case NUMBER:
      return { type: 'number', value: number(result.numberValue) };
    case STRING:
      return { type: 'string', value: result.stringValue };
    case BOOLEAN:
      return { type: 'boolean', value: result.booleanValue };
    default:
      return { type: 'nodeset', value: values(result) };
  }
}

function values(result) {
  const values = [];
  for (let node = result.iterateNext(); node; node = result.iterateNext()) {
    values.push(node.textContent);
  }
  return values;
}

function number(value) {
  return Number.isFinite(value) ? value : String(value);
}

function kind(why) {
  const message = String(why.message);
  if (message.includes('syntax error')) {
    return 'syntax';
  }
  if (message.includes('is not defined')) {
    return 'function';
  }
  return /[Aa]rity|arguments/.test(`${why.constructor.name} ${message}`) ? 'arity' : 'context';
}

// The numbers of XPathResult.
const ANY = 0;
const NUMBER = 1;
const STRING = 2;
const BOOLEAN = 3;
const NODES = 5;
const FIRST_NODE = 9;
