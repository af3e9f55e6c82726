// What every Observation must say before the service uses it. Mirrors Reading/Examination.cs and Reading/ObservationReader.cs.

Profile: CervicalRehabObservation
Parent: Observation
Id: cervical-rehab-observation
Title: "Observation the service can use"
Description: """An Observation with everything the readers need: a status that counts, a patient, a day. Found by code, never by category.
An instance that conforms is used without a report; one that does not is listed with the reason in `notUsed` or `missing`, and the rest is evaluated.
US Core clinical result asks for category, subject and a day as well; PACIO's functional profiles ask for performer and method: send them when you have them."""
* insert Draft
* ^abstract = true
* status MS
* obeys cr-status
* category MS
* code 1..1 MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] 1..1 MS
* effective[x] only dateTime or instant
* obeys cr-day
* performer MS
* dataAbsentReason 0..0
* dataAbsentReason ^short = "With it the Observation says nothing: not known, never absent"

Invariant: cr-status
Description: "Only a final, amended, corrected or preliminary result counts; a preliminary one warns and never reassures (D6, D7)"
Severity: #error
Expression: "status = 'final' or status = 'amended' or status = 'corrected' or status = 'preliminary'"

Invariant: cr-final
Description: "A measurement counts when it is final, amended or corrected (D13)"
Severity: #error
Expression: "status = 'final' or status = 'amended' or status = 'corrected'"

Invariant: cr-day
Description: "The date names one day: 28 days are counted from it (D6, D13)"
Severity: #error
Expression: "effective.toString().length() >= 10"

RuleSet: Draft
* ^experimental = true
* ^version = "1.0.0-draft"
* ^date = "2026-11-22"
* ^publisher = "CervicalRehab.Cds"
