// What the two engines must agree on: the pathway, for every sign and side whether it is present, absent or unknown, what a first program holds, and whether a
// running one shows improvement or should have.
const weakness = ['hand-weakness', 'upper-limb-weakness', 'upper-limb-strength-mrc'];
const signs = {
  hoffmannLeft: [['hoffmann-sign'], 'left'], hoffmannRight: [['hoffmann-sign'], 'right'],
  weaknessLeft: [weakness, 'left'], weaknessRight: [weakness, 'right'],
  numbnessLeft: [['upper-limb-numbness'], 'left'], numbnessRight: [['upper-limb-numbness'], 'right'],
  gait: [['gait-instability']], lowerLimb: [['lower-limb-neuro-symptom']], bowel: [['bowel-dysfunction']], bladder: [['bladder-dysfunction']],
};

/** The differences between the decision of the service and the outcome of the library, in words; none when they agree. */
export function differences(decision, outcome) {
  const found = decision.pathway === outcome.pathway ? [] : [`pathway: service ${decision.pathway}, CQL ${outcome.pathway}`];
  if (found.length || decision.pathway === 'not-applicable') return found;
  for (const [name, [facts, side]] of Object.entries(signs)) {
    const service = stateOf(decision, facts, side);
    const cql = outcome[name] ?? null;
    if (service !== undefined && service !== cql) found.push(`${name}: service ${service}, CQL ${cql}`);
  }
  const [drafted, components] = [decision.components, outcome.components].map(each => each && [...each].sort().join(' '));
  if (drafted !== undefined && drafted !== components) found.push(`components: service ${drafted}, CQL ${components}`);
  if (['hold', 'progress'].includes(decision.pathway)) {
    const [told, due] = [decision.clauses.includes('OUTCOME-02'), Boolean(outcome.better || outcome.windowPassed)];
    if (told !== due) found.push(`better or window passed: service ${told}, CQL ${due}`);
  }
  return found;
}

/** The latest and the first day a date of any precision can mean, as text that sorts; no date may be any day. */
const latestDay = ({ date }) => date ? date.slice(0, 10).padEnd(10, '~') : '~';
const firstDay = ({ date }) => date ? date.slice(0, 10) : '';

/** A side with a sign may be missing for its age alone (D13): the sign is present all the same. */
const outdated = ['stale', 'not-recorded', 'no-date'];

/** True, false, null for unknown; undefined where the card does not say. */
function stateOf({ inputs, missing }, facts, side) {
  const about = each => facts.includes(each.fact) && (each.side === side || !each.side || !side);
  const isPositive = each => each.value === 'present' || Number(each.value) < 5;
  const told = inputs.filter(each => facts.includes(each.fact) && (each.side === side || !side));
  const lacking = missing.filter(about);
  if (lacking.length > 0) return lacking.every(each => outdated.includes(each.reason)) && told.some(isPositive) ? true : null;
  if (told.length === 0) return undefined;
  const isNegative = each => each.status !== 'preliminary' && (each.value === 'absent' || Number(each.value) >= 5);
  const answered = told.filter(isNegative).map(firstDay).sort().at(-1) ?? '';
  return told.some(each => isPositive(each) && latestDay(each) >= answered);
}
