// The steps of an interview, as the table of `rayi script` has them.

/** Carries out a step that changes something; null where the step is a query. */
export async function carry(nodes, step) {
  if ('set' in step) {
    store(nodes.existing(step.set), String(step.value ?? ''));
  } else if ('new_repeat' in step) {
    uncontrolled(nodes, step.new_repeat).addInstances();
  } else if ('remove_repeat' in step) {
    const position = /\[(\d+)\]$/.exec(step.remove_repeat);
    nodes.existing(step.remove_repeat);
    uncontrolled(nodes, step.remove_repeat).removeInstances(Number(position?.[1] ?? 1) - 1);
  } else if ('lang' in step) {
    speak(nodes.root, step.lang);
  } else if ('finalize' in step) {
    return finish(nodes.root);
  } else {
    return null;
  }
  return { ok: true };
}

function store(node, text) {
  const words = text.split(/\s+/).filter((word) => word !== '');
  switch (node.nodeType) {
    case 'select':
      node.selectValues(node.selectType === 'select1' && text !== '' ? [text] : words);
      break;
    case 'rank':
      node.setValues(words);
      break;
    case 'trigger':
      node.setValue(text === 'OK');
      break;
    case 'input':
    case 'range':
      node.setValue(text === '' && node.valueType !== 'string' ? null : text);
      break;
    case 'upload':
      node.setValue(text === '' ? null : new File([], text));
      break;
    default:
      throw new Error(`unsupported: a ${node.nodeType} is not answered`);
  }
}

function uncontrolled(nodes, path) {
  const series = nodes.series(path);
  if (!series) {
    throw new Error(`no node ${path}`);
  }
  if (!series.addInstances) {
    throw new Error('unsupported: the form counts this repeat');
  }
  return series;
}

function speak(root, wanted) {
  const found = root.languages.find((each) => each.language === wanted);
  if (!found) {
    throw new Error(`no language ${JSON.stringify(wanted)}`);
  }
  root.setLanguage(found);
}

async function finish(root) {
  const payload = await root.prepareInstancePayload({ payloadType: 'monolithic' });
  const invalid = (payload.violations ?? []).map((found) => found.reference);
  return { ok: invalid.length === 0, invalid };
}

/** Answers a query about the node of a path. */
export function ask(nodes, query, path) {
  return QUERIES[query](nodes, String(path)) ?? null;
}

/** What can be asked. */
export const QUERIES = {
  get: (nodes, path) => text(nodes.find(path)),
  relevant: (nodes, path) => nodes.find(path)?.currentState.relevant,
  required: (nodes, path) => nodes.existing(path).currentState.required,
  readonly: (nodes, path) => nodes.existing(path).currentState.readonly,
  valid: (nodes, path) => !nodes.existing(path).validationState.violation,
  form_valid: (nodes) => nodes.root.validationState.violations.length === 0,
  count: (nodes, path) =>
    nodes.series(path)?.currentState.children.length ?? (nodes.find(path) ? 1 : 0),
  choices: (nodes, path) => options(nodes, path).map((option) => option.value),
  choice_labels: (nodes, path) => options(nodes, path).map((option) => option.label.asString),
  label: (nodes, path) => nodes.existing(path).currentState.label?.asString,
  hint: (nodes, path) => nodes.existing(path).currentState.hint?.asString,
  xml: (nodes) => nodes.root.instanceState.instanceXML,
};

function text(node) {
  return node && (node.currentState.instanceValue ?? '');
}

function options(nodes, path) {
  return nodes.existing(path).currentState.valueOptions ?? [];
}
