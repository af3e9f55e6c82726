// The smallest patient that still shows a disagreement: resources first, then elements, until nothing more can go.
export async function shrink(resources, disagrees) {
  let smallest = resources;
  for (let progress = true; progress;) {
    progress = false;
    for (const candidate of simpler(smallest)) {
      if (!await disagrees(candidate)) continue;
      smallest = candidate;
      progress = true;
      break;
    }
  }
  return smallest;
}

/** Every patient with one thing less. */
function* simpler(resources) {
  const rest = resources.filter(each => each.resourceType !== 'Patient');
  for (let size = Math.floor(rest.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < rest.length; from += size)
      yield resources.filter(each => !rest.slice(from, from + size).includes(each));
  for (const [at, resource] of resources.entries())
    for (const less of without(resource, ['resourceType', 'id']))
      yield resources.with(at, less);
}

function* without(node, kept = []) {
  if (Array.isArray(node)) {
    for (const at of node.keys()) {
      if (node.length > 1) yield node.toSpliced(at, 1);
      for (const less of without(node[at])) yield node.with(at, less);
    }
  } else if (node !== null && typeof node === 'object') {
    for (const key of Object.keys(node)) {
      if (kept.includes(key)) continue;
      const { [key]: value, ...others } = node;
      yield others;
      for (const less of without(value)) yield { ...node, [key]: less };
    }
  }
}
