// The smallest patient that still shows a disagreement: resources go first, many at once, then elements, until nothing more can go.

export async function shrink(resources, disagrees) {
  let smallest = resources;
  const attempt = async candidate => (await disagrees(candidate)) && (smallest = candidate, true);
  for (let progress = true; progress;) {
    progress = false;
    for (let size = smallest.length >> 1; size >= 1; size >>= 1)
      for (let at = 1; at < smallest.length;)
        if (!await attempt(smallest.toSpliced(at, size))) at += size;
    for (let at = 0; at < smallest.length; at++)
      for (let turn = 0; turn < pathsOf(smallest[at]).length;)
        if (await attempt(smallest.with(at, without(smallest[at], pathsOf(smallest[at])[turn])))) progress = true; else turn++;
  }
  return smallest;
}

/** Paths of everything a resource can lose, outermost first. */
function pathsOf(node, path = []) {
  if (node === null || typeof node !== 'object') return [];
  const keys = Array.isArray(node) ? [...node.keys()] : Object.keys(node).filter(key => path.length || !['resourceType', 'id'].includes(key));
  const own = Array.isArray(node) && node.length === 1 ? [] : keys.map(key => [...path, key]);
  return [...own, ...keys.flatMap(key => pathsOf(node[key], [...path, key]))];
}

function without(node, [key, ...rest]) {
  if (Array.isArray(node)) return rest.length ? node.with(key, without(node[key], rest)) : node.toSpliced(key, 1);
  const { [key]: value, ...others } = node;
  return rest.length ? { ...node, [key]: without(value, rest) } : others;
}
