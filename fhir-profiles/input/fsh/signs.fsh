// Neurologic signs, graded strength, MRI findings, shoulder items. Mirrors Reading/SignReader.cs, StrengthReader.cs, MriReader.cs, ShoulderReader.cs.

Profile: SidedNeurologicSign
Parent: CervicalRehabObservation
Id: sided-neurologic-sign
Title: "Neurologic sign with sides"
Description: """Hoffmann sign, weakness or numbness, left and right judged apart (ASSESS-01a, ASSESS-01c, REDFLAG-01). The side stands in components `left-side` and `right-side`,
or in bodySite (SNOMED left, right, both; alone or beside the body part). The value decides, not the code: present or absent, a boolean, or an interpretation of positive or negative.
A positive without a side is asked about, an absent without a side tells nothing: both stand outside this profile. PACIO would call this a clinical test: performer and method are welcome."""
* insert Draft
* code from https://cervical-rehab.example/fhir/ValueSet/sided-sign (required)
* bodySite MS
* value[x] MS
* value[x] only CodeableConcept or boolean
* valueCodeableConcept from https://cervical-rehab.example/fhir/ValueSet/sign-presence (required)
* interpretation MS
* component MS
* component.code from https://cervical-rehab.example/fhir/ValueSet/sign-side (required)
* component.value[x] only CodeableConcept or boolean
* component.valueCodeableConcept from https://cervical-rehab.example/fhir/ValueSet/sign-presence (required)
* component.dataAbsentReason 0..0
* obeys cr-side and cr-finding

Profile: UnsidedNeurologicSign
Parent: CervicalRehabObservation
Id: unsided-neurologic-sign
Title: "Neurologic sign without sides"
Description: "Gait, lower limb, bowel, bladder (REDFLAG-02, REDFLAG-03); Babinski and other pyramidal signs (D10). The value decides: present or absent, a boolean, or an interpretation."
* insert Draft
* code from https://cervical-rehab.example/fhir/ValueSet/unsided-sign (required)
* value[x] MS
* value[x] only CodeableConcept or boolean
* valueCodeableConcept from https://cervical-rehab.example/fhir/ValueSet/sign-presence (required)
* interpretation MS
* obeys cr-finding

Invariant: cr-side
Description: "Components left-side or right-side, or a bodySite that names left, right or both (D8, D10)"
Severity: #error
Expression: "component.exists() or bodySite.coding.where(system = 'http://snomed.info/sct' and (code = '7771000' or code = '24028007' or code = '51440002')).exists()"

Invariant: cr-finding
Description: "A value or an interpretation, on the whole or on each component: without it the sign is not known, never absent (D6)"
Severity: #error
Expression: "iif(component.exists(), component.all(value.exists() or interpretation.exists()), value.exists() or interpretation.exists())"

Profile: UpperLimbStrength
Parent: CervicalRehabObservation
Id: upper-limb-strength
Title: "Upper-limb strength, MRC grade"
Description: "MRC grade 0 to 5 of each side (D8, D9). Below 5 is weakness of that side, for hand and arm alike; a fall of one grade or more is progression."
* insert Draft
* code = $findings#upper-limb-strength-mrc
* value[x] 0..0
* component 1..2 MS
* component.code from https://cervical-rehab.example/fhir/ValueSet/sign-side (required)
* component.value[x] 1..1 MS
* component.value[x] only Quantity or integer
* component.valueQuantity from https://cervical-rehab.example/fhir/ValueSet/score-unit (required)
* component obeys cr-mrc-range

Invariant: cr-mrc-range
Description: "0 to 5 (MRC)"
Severity: #error
Expression: "iif(value is Quantity, (value as Quantity).value, value) >= 0 and iif(value is Quantity, (value as Quantity).value, value) <= 5"

Profile: MriFinding
Parent: CervicalRehabObservation
Id: mri-finding
Title: "Coded MRI finding"
Description: """Cord compression or myelomalacia, present or absent (REDFLAG-04, D12). Findings belong together when they name one ImagingStudy in derivedFrom, stand in one DiagnosticReport.result, or share a date.
The text of a report is never read: a cervical MRI without coded findings is shown as not evaluated."""
* insert Draft
* code from https://cervical-rehab.example/fhir/ValueSet/mri-finding (required)
* value[x] MS
* value[x] only CodeableConcept or boolean
* valueCodeableConcept from https://cervical-rehab.example/fhir/ValueSet/sign-presence (required)
* interpretation MS
* derivedFrom MS
* obeys cr-finding

Profile: ShoulderItem
Parent: CervicalRehabObservation
Id: shoulder-item
Title: "Shoulder item of the baseline"
Description: "Strength and range of motion (normal, abnormal or any value) and impingement signs (present or absent): recorded or not is what counts before a start (ASSESS-04, D13)."
* insert Draft
* obeys cr-final
* code from https://cervical-rehab.example/fhir/ValueSet/shoulder-item (required)
* value[x] MS
* component MS
* obeys cr-finding and cr-impingement

Invariant: cr-impingement
Description: "Impingement signs are present or absent"
Severity: #error
Expression: "code.coding.code.where($this = 'shoulder-impingement').empty() or value.ofType(boolean).exists() or interpretation.exists() or (value as CodeableConcept).coding.code.where($this = '52101004' or $this = '10828004' or $this = '2667000' or $this = '260385009').exists() or component.exists()"
