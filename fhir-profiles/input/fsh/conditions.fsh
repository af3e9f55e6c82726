// Problems. Mirrors Reading/ConditionReader.cs and Reading/OpllReader.cs.

Profile: OpllCondition
Parent: Condition
Id: opll-condition
Title: "Ossification of the posterior longitudinal ligament, cervical"
Description: """The problem that brings a patient into scope (SCOPE-02, D1 to D3). Severity mild means minor; without severity the plan asks for confirmation; moderate or severe refers.
Red flags are screened whatever the severity. M48.8X2 is not specific to OPLL: it counts alone unless a site turns that off. The code set is extensible for a second coding; a Condition that only names OPLL in words is asked about.
US Core asks for category and a code as well."""
* insert Draft
* clinicalStatus MS
* verificationStatus MS
* category MS
* severity MS
* severity from https://cervical-rehab.example/fhir/ValueSet/opll-severity (required)
* code 1..1 MS
* bodySite MS
* subject 1..1 MS
* subject only Reference(Patient)
* onset[x] MS
* recordedDate MS
* obeys cr-opll-code and cr-known-patient-problem

Profile: CervicalSpasmCondition
Parent: Condition
Id: cervical-spasm-condition
Title: "Cervical muscle spasm"
Description: "Active: the whole program but resistance. Resolved: resistance may be added. Not documented: as active, with a caveat (D5). Dystonia is a different disease and has no place here."
* insert Draft
* clinicalStatus 1..1 MS
* verificationStatus MS
* category MS
* code 1..1 MS
* subject 1..1 MS
* subject only Reference(Patient)
* onset[x] MS
* abatement[x] MS
* recordedDate MS
* obeys cr-spasm-code and cr-known-patient-problem

Invariant: cr-opll-code
Description: "SNOMED CT 90448008, or ICD-10-CM M48.8X1, M48.8X2 or M48.8X3: cervical OPLL by code"
Severity: #error
Expression: "code.coding.where((system = 'http://snomed.info/sct' and code = '90448008') or (system = 'http://hl7.org/fhir/sid/icd-10-cm' and (code = 'M48.8X1' or code = 'M48.8X2' or code = 'M48.8X3'))).exists()"

Invariant: cr-spasm-code
Description: "SNOMED CT 433203006 or 95418008, or ICD-10-CM M62.838"
Severity: #error
Expression: "code.coding.where((system = 'http://snomed.info/sct' and (code = '433203006' or code = '95418008')) or (system = 'http://hl7.org/fhir/sid/icd-10-cm' and code = 'M62.838')).exists()"

Invariant: cr-known-patient-problem
Description: "Neither refuted nor entered in error: such a Condition is no problem of the patient (D1)"
Severity: #error
Expression: "verificationStatus.coding.code.where($this = 'refuted' or $this = 'entered-in-error').empty()"
