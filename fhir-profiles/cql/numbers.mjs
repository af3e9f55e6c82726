// The clinical numbers, read back from the translated ELM and from the constants of the C# protocol: they are the same, and none is without its twin.
import { readFileSync } from 'node:fs';

const protocol = new URL('../../src/CervicalRehab.Cds.Protocol/', import.meta.url);

/** Name in C#, names of the CQL definitions that must hold the same value. */
const twins = {
  'Windows.ValidDays': ['Valid Days', 'Stress Incontinence New Days'],
  'Windows.ConflictDays': ['Conflict Days'],
  'Windows.StableDays': ['Stable Days'],
  'Windows.WorseReferralDay': ['Worse Referral Day'],
  'Windows.ExpectedGainDay': ['Expected Gain Day'],
  'Windows.ReassessmentOpensDay': ['Reassessment Opens Day'],
  'Windows.ReassessmentDueDay': ['Reassessment Due Day'],
  'Windows.BaselineDays': ['Baseline Days'],
  'Windows.RecentFallDays': ['Recent Fall Days'],
  'Windows.PainWorseMillimeters': ['Pain Worse Millimeters'],
  'Windows.PainBetterMillimeters': ['Pain Better Millimeters'],
  'Windows.MotionChangeDegrees': ['Motion Change Degrees'],
  'Windows.StrengthFallGrades': ['Strength Fall Grades'],
  'Windows.ProgressRepetitions': ['Progress Repetitions'],
  'Windows.ExertionLow': ['Exertion Low'],
  'Windows.ExertionHigh': ['Exertion High'],
  'Windows.LowLoadPercent': ['Low Load Percent'],
  'Windows.ModerateLoadPercent': ['Moderate Load Percent'],
  'Windows.AdultYears': ['Adult Years'],
  'Ceiling.Flexion': ['Flexion Plausible Degrees'],
  'Ceiling.Extension': ['Extension Plausible Degrees'],
  'Ceiling.Rotation': ['Rotation Plausible Degrees'],
  'Ceiling.LateralFlexion': ['Lateral Flexion Plausible Degrees'],
  'RecordedDate.ClockSkew': ['Clock Skew Minutes'],
};

/** Numbers on one side only, each with its reason. */
const single = {
  'Windows.EgfrCaution': 'a line of drug information (D22): no pathway depends on it; BesideTests hold both sides of it',
};

/** Numbers of the scales and units themselves, which neither side may choose: name in CQL, value, where it stands. */
const standing = {
  'Degrees Per Radian': [Math.round(1e5 * 180 / Math.PI) / 1e5, 'the unit'],
  'Pain Scale Millimeters': [100, 'the length of the visual analog scale'],
  'Full Strength Grade': [5, 'the top of the MRC scale'],
  'Borg Lowest': [6, 'the bottom of the Borg scale'],
  'Borg Highest': [20, 'the top of the Borg scale'],
  'Borg Implied From': [11, 'the values that only the scale 6-20 has (contract section 3)'],
  'Other Scale Highest': [10, 'the top of the scales 0-10 and 1-10'],
  'Most Repetitions': [100, 'beyond it is a typing error (Measures.cs)'],
  'Whole Load Percent': [100, 'the whole of one repetition maximum'],
};

/** The constants as compiled in: a C# const has no other value than the one written. */
export function numbersOfSource(read = name => readFileSync(new URL(name, protocol), 'utf8')) {
  const found = {};
  for (const [, name, value] of read('Windows.cs').matchAll(/public const (?:int|decimal) (\w+) = (-?[\d.]+)m?;/g)) found[`Windows.${name}`] = Number(value);
  const ceilings = read('Measures.cs').match(/Ceiling\(Movement movement\) => movement switch\s*\{([^}]*)\}/)?.[1] ?? '';
  for (const [, key, value] of ceilings.matchAll(/(?:Movement\.(\w+)[^=,]*|_) => (\d+)m/g)) found[`Ceiling.${key?.replace(/Right|Left/, '') ?? 'LateralFlexion'}`] = Number(value);
  found['RecordedDate.ClockSkew'] = Number(read('RecordedDate.cs').match(/ClockSkew = TimeSpan\.FromMinutes\((\d+)\)/)?.[1]);
  return found;
}

/** Every definition of the ELM that is one number. */
export function numbersOfElm(elm) {
  return Object.fromEntries(elm.library.statements.def
    .filter(each => each.expression?.type === 'Literal' && /(Integer|Decimal)$/.test(each.expression.valueType))
    .map(each => [each.name, Number(each.expression.value)]));
}

/** What differs, in words; none when both sides hold the same numbers. */
export function numberFaults(source, elm) {
  const faults = [];
  for (const [name, definitions] of Object.entries(twins))
    for (const definition of definitions)
      if (!(name in source) || source[name] !== elm[definition]) faults.push(`${name} is ${source[name]} in C#, ${definition} is ${elm[definition]} in CQL`);
  for (const [name, [value, where]] of Object.entries(standing)) if (elm[name] !== value) faults.push(`${name} is ${elm[name]} in CQL, ${where} says ${value}`);
  const known = new Set([...Object.keys(twins), ...Object.keys(standing), ...Object.values(twins).flat(), ...Object.keys(single)]);
  for (const name of [...Object.keys(source), ...Object.keys(elm)]) if (!known.has(name)) faults.push(`${name} has no twin and no reason`);
  return faults;
}

export const twinned = Object.keys(twins).length;
export const soloists = Object.keys(single);
