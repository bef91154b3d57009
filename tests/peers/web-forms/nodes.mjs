// Nodes of an interview by their paths, with positions from 1 at repeats.

/** The tree below the engine's root node. */
export class Nodes {
  constructor(root) {
    this.root = root;
  }

  /** The node, or null; a repeat without a position is its first instance. */
  find(path) {
    const node = this.reach(path);
    return isRange(node) ? (node.currentState.children[0] ?? null) : node;
  }

  /** The node, or an error that names the path. */
  existing(path) {
    const node = this.find(path);
    if (!node) {
      throw new Error(`no node ${path}`);
    }
    return node;
  }

  /** The whole series of a repeat, or null. */
  series(path) {
    const node = this.reach(path.replace(/\[\d+\]$/, ''));
    return isRange(node) ? node : null;
  }

  reach(path) {
    const steps = String(path).split('/').slice(1);
    if (steps.shift() !== name(this.root)) {
      return null;
    }
    let node = this.root;
    for (const step of steps) {
      const [, wanted, position] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step) ?? [];
      node = isRange(node) ? node.currentState.children[0] : node;
      node = node && child(node, wanted);
      if (isRange(node) && position !== undefined) {
        node = node.currentState.children[Number(position) - 1];
      }
      if (!node) {
        return null;
      }
    }
    return node;
  }
}

function child(node, wanted) {
  if (wanted?.startsWith('@')) {
    const attributes = node.currentState.attributes ?? [];
    return attributes.find((attribute) => name(attribute) === wanted) ?? null;
  }
  return (node.currentState.children ?? []).find((each) => name(each) === wanted) ?? null;
}

function name(node) {
  return node.currentState.reference.split('/').pop().replace(/\[\d+\]$/, '');
}

function isRange(node) {
  return node?.nodeType?.startsWith('repeat-range') ?? false;
}
