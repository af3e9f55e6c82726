// Range of motion, pain, resistance sets. Mirrors Reading/MotionReader.cs, PainReader.cs and ResistanceReader.cs.

Profile: CervicalMotionPanel
Parent: CervicalRehabObservation
Id: cervical-motion-panel
Title: "Cervical range of motion, panel"
Description: """Six movements of one day and one method (ASSESS-02, D13, D14). A visual estimate does not satisfy the baseline, so it is not among the methods.
Six single Observations of the same day and method (profile cervical-motion) are read alike, also as members of a panel."""
* insert Draft
* obeys cr-final
* code = $findings#rom-cervical-panel
* value[x] 0..0
* method 1..1 MS
* method from https://cervical-rehab.example/fhir/ValueSet/motion-method-measured (required)
* component 6..6 MS
* component.code from https://cervical-rehab.example/fhir/ValueSet/cervical-movement (required)
* component.value[x] 1..1 MS
* component.value[x] only Quantity
* component.valueQuantity from https://cervical-rehab.example/fhir/ValueSet/motion-unit (required)
* component obeys cr-rom-range
* obeys cr-rom-six

Profile: CervicalMotion
Parent: CervicalRehabObservation
Id: cervical-motion
Title: "Cervical range of motion, one movement"
Description: "One movement with its method (ASSESS-02, D14). Six of one day and one method make a set."
* insert Draft
* obeys cr-final
* code from https://cervical-rehab.example/fhir/ValueSet/cervical-movement (required)
* value[x] 1..1 MS
* value[x] only Quantity
* valueQuantity from https://cervical-rehab.example/fhir/ValueSet/motion-unit (required)
* obeys cr-rom-range
* method 1..1 MS
* method from https://cervical-rehab.example/fhir/ValueSet/motion-method-measured (required)

Invariant: cr-rom-six
Description: "The six movements, each once: a set is complete or it is not a baseline (D13)"
Severity: #error
Expression: "component.code.coding.where(system = 'https://cervical-rehab.example/fhir/CodeSystem/findings').code.distinct().count() = 6"

Invariant: cr-rom-range
Description: "Plausible angle: flexion 0-90, extension 0-100, rotation 0-110, lateral flexion 0-70 degrees, or the same in radians (D14); never clamped"
Severity: #error
Expression: "(value as Quantity).value >= 0 and (value as Quantity).value * iif((value as Quantity).code = 'rad', 57.295779, 1) <= iif(code.coding.code.where($this = 'rom-flexion').exists(), 90.05, iif(code.coding.code.where($this = 'rom-extension').exists(), 100.05, iif(code.coding.code.where($this.startsWith('rom-rotation')).exists(), 110.05, 70.05)))"

Profile: PainVisualAnalog
Parent: CervicalRehabObservation
Id: pain-visual-analog
Title: "Pain, visual analog scale"
Description: "Pain in millimeters or centimeters, or as a bare score whose range says where the scale ends (ASSESS-03, D15). 0 is a value."
* insert Draft
* obeys cr-final
* code = $loinc#38214-3
* value[x] 1..1 MS
* value[x] only Quantity
* valueQuantity from https://cervical-rehab.example/fhir/ValueSet/pain-visual-unit (required)
* referenceRange MS
* obeys cr-pain-scale and cr-pain-range

Profile: PainNumericRating
Parent: CervicalRehabObservation
Id: pain-numeric-rating
Title: "Pain, numeric rating"
Description: "Pain as a whole or half number of 0 to 10 (D15). It stands in for the visual analog scale with a caveat and never mixes with it in a trend."
* insert Draft
* obeys cr-final
* code = $loinc#72514-3
* value[x] 1..1 MS
* value[x] only Quantity or integer
* valueQuantity from https://cervical-rehab.example/fhir/ValueSet/score-unit (required)
* obeys cr-nrs-range

Invariant: cr-pain-scale
Description: "A bare score needs referenceRange.high 10 or 100: without it nobody knows where the scale ends (D15)"
Severity: #error
Expression: "(value as Quantity).code = 'mm' or (value as Quantity).code = 'cm' or referenceRange.high.value.where($this = 10 or $this = 100).exists()"

Invariant: cr-pain-range
Description: "0 to 100 mm, 0 to 10 cm, or 0 to the end of the declared scale (D15)"
Severity: #error
Expression: "(value as Quantity).value >= 0 and (value as Quantity).value <= iif((value as Quantity).code = 'cm' or referenceRange.high.value.where($this = 10).exists(), 10, 100)"

Invariant: cr-nrs-range
Description: "0 to 10 points (D15)"
Severity: #error
Expression: "iif(value is Quantity, (value as Quantity).value, value) >= 0 and iif(value is Quantity, (value as Quantity).value, value) <= 10"

Profile: ResistanceMeasure
Parent: CervicalRehabObservation
Id: resistance-measure
Title: "Resistance set, one measure"
Description: """Repetitions at the current load, the load in percent of the submaximally estimated 1-RM, or Borg's exertion of 6 to 20 (PROG-03, D19). The three of one day are one set.
LOINC 82289-0 is described on a scale of 0 to 10: it counts as Borg 6-20 with a referenceRange of 6 to 20, or from 11 to 20 when no other scale is declared."""
* insert Draft
* obeys cr-final
* code from https://cervical-rehab.example/fhir/ValueSet/resistance-measure (required)
* value[x] 1..1 MS
* value[x] only Quantity or integer
* valueQuantity from https://cervical-rehab.example/fhir/ValueSet/resistance-unit (required)
* referenceRange MS
* obeys cr-set-unit and cr-set-range and cr-set-scale

Invariant: cr-set-unit
Description: "Repetitions in {repetitions} or 1, load in %, exertion in {score} or 1"
Severity: #error
Expression: "value is integer or iif(code.coding.code.where($this = 'reps-at-load').exists(), (value as Quantity).code = '{repetitions}' or (value as Quantity).code = '1', iif(code.coding.code.where($this = 'load-percent-1rm').exists(), (value as Quantity).code = '%', (value as Quantity).code = '{score}' or (value as Quantity).code = '1'))"

Invariant: cr-set-range
Description: "0 to 100 whole repetitions; load above 0 to 100 %; exertion 6 to 20 (D19)"
Severity: #error
Expression: "iif(code.coding.code.where($this = 'reps-at-load').exists(), iif(value is Quantity, (value as Quantity).value, value) >= 0 and iif(value is Quantity, (value as Quantity).value, value) <= 100 and iif(value is Quantity, (value as Quantity).value, value) mod 1 = 0, iif(code.coding.code.where($this = 'load-percent-1rm').exists(), iif(value is Quantity, (value as Quantity).value, value) > 0 and iif(value is Quantity, (value as Quantity).value, value) <= 100, iif(value is Quantity, (value as Quantity).value, value) >= 6 and iif(value is Quantity, (value as Quantity).value, value) <= 20))"

Invariant: cr-set-scale
Description: "LOINC 82289-0 alone needs a declared scale of 6 to 20, or a value from 11 to 20 without any declared scale (D19)"
Severity: #error
Expression: "code.coding.code.where($this = '82289-0').empty() or code.coding.code.where($this = 'borg-rpe-6-20').exists() or iif(referenceRange.exists(), referenceRange.all(low.value = 6 and high.value = 20), iif(value is Quantity, (value as Quantity).value, value) >= 11)"
