// What the service drafts. Mirrors Writing/. Always a proposal: a clinician accepts it, the EHR activates it.

Profile: RehabilitationPlan
Parent: CarePlan
Id: rehabilitation-plan
Title: "Conservative cervical rehabilitation program, draft"
Description: """The program as proposed (SCOPE-04). No period: its start is day 0, which the clinician sets on activating it (D16). Doses stand in activity.detail, the physical-therapy order in activity.reference.
Carries the category and the generated narrative that US Core CarePlan asked for up to 7.0.0, valid in every version."""
* insert Draft
* text 1..1 MS
* text.status = #generated
* instantiatesCanonical 1..1 MS
* obeys cr-protocol
* status = #draft
* status MS
* intent = #proposal
* intent MS
* category 2..2 MS
* obeys cr-plan-category and cr-plan-dose
* title 1..1 MS
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* period 0..0
* created 1..1 MS
* author MS
* addresses 1..* MS
* supportingInfo MS
* contained 1..* MS
* goal 1..* MS
* activity 1..* MS
* activity.detail.kind = #ServiceRequest
* activity.detail.code 1..1 MS
* activity.detail.code from https://cervical-rehab.example/fhir/ValueSet/activity (required)
* activity.detail.status = #not-started
* activity.detail.scheduled[x] only Timing
* activity.detail.scheduled[x] MS
* activity.detail.description 1..1 MS
* note MS

Invariant: cr-protocol
Description: "Follows this protocol: a running program is found by it (D16)"
Severity: #error
Expression: "instantiatesCanonical.where($this = 'https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab').exists()"

Invariant: cr-plan-category
Description: "Both categories: US Core's assess-plan and the program's own"
Severity: #error
Expression: "category.coding.where(code = 'assess-plan').exists() and category.coding.where(code = 'cervical-rehab-programme').exists()"

Invariant: cr-plan-dose
Description: "Never resistance of both levels: moderate follows low (NMS-04, NMS-05)"
Severity: #error
Expression: "activity.detail.code.coding.where(code = 'resistance-low').empty() or activity.detail.code.coding.where(code = 'resistance-moderate').empty()"

Profile: RehabilitationGoal
Parent: Goal
Id: rehabilitation-goal
Title: "Goal of the program, proposed"
Description: "Pain, motion or function (SCOPE-04), contained in the plan; one target a measure. Due after the weeks in which improvement is expected (OUTCOME-02), never on a date, and never marked achieved by the service."
* insert Draft
* lifecycleStatus = #proposed
* lifecycleStatus MS
* achievementStatus 0..0
* description.text 1..1 MS
* subject 1..1 MS
* subject only Reference(Patient)
* target 1..* MS
* target.measure MS
* target.detail[x] MS
* target.detail[x] only Quantity
* target.due[x] 1..1 MS
* target.due[x] only Duration

Profile: CervicalRehabRequest
Parent: ServiceRequest
Id: cervical-rehab-request
Title: "Order the service drafts"
Description: "What every drafted order says: draft, proposal, the protocol it follows, the records that justify it. The evaluation category is US Core's; an order of another kind has its own beside it."
* insert Draft
* ^abstract = true
* instantiatesCanonical 1..1 MS
* obeys cr-protocol
* status = #draft
* status MS
* intent = #proposal
* intent MS
* category 1..2 MS
* category.coding 1..1
* category.coding.system = "http://snomed.info/sct"
* obeys cr-order-category
* priority 1..1 MS
* doNotPerform 0..0
* code 1..1 MS
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* authoredOn 1..1 MS
* requester MS
* requester only Reference(Practitioner or PractitionerRole)
* reasonReference 1..* MS
* supportingInfo MS
* note MS

Invariant: cr-order-category
Description: "The category of US Core that an order of ours fits: evaluation"
Severity: #error
Expression: "category.coding.where(code = '386053000').exists()"

Profile: SpineSurgeryReferral
Parent: CervicalRehabRequest
Id: spine-surgery-referral
Title: "Referral to spine surgery, draft"
Description: "Routine, urgent for a red flag, stat for bowel or bladder (REDFLAG-00, CAVEAT-03, D11). SNOMED CT has no verified concept of a spine surgeon: the referral carries the surgeon's and our own code. It asks for an evaluation and is no order for an operation."
* insert Draft
* category 2..2
* code.coding 2..*
* code.text = "Referral to spine surgery for evaluation"
* performerType 1..1 MS
* obeys cr-referral-category
* priority from https://cervical-rehab.example/fhir/ValueSet/referral-priority (required)
* obeys cr-referral-code

Invariant: cr-referral-code
Description: "SNOMED CT 183541002 and our own referral-to-spine-surgery, together"
Severity: #error
Expression: "code.coding.where(code = '183541002').exists() and code.coding.where(code = 'referral-to-spine-surgery').exists()"

Invariant: cr-referral-category
Description: "A patient referral, SNOMED CT 3457005, never a surgical procedure"
Severity: #error
Expression: "category.coding.where(code = '3457005').exists()"

Profile: PhysicalTherapyOrder
Parent: CervicalRehabRequest
Id: physical-therapy-order
Title: "Supervised physical therapy, draft"
Description: "Supervised neuromuscular training (NMS-02). The notes carry the doses, the next phase and its conditions, the goals, the baseline, the shoulder, when to reassess, the precautions and the rules on which to stop. The plan names its order; only an order for a plan on file is based on it."
* insert Draft
* basedOn MS
* category 2..2
* obeys cr-therapy-category
* code = $sct#308447003
* priority = #routine
* note 1..* MS

Invariant: cr-therapy-category
Description: "Physical therapy, SNOMED CT 91251008"
Severity: #error
Expression: "category.coding.where(code = '91251008').exists()"

Profile: CervicalAssessmentOrder
Parent: CervicalRehabRequest
Id: cervical-assessment-order
Title: "Missing cervical assessment, draft"
Description: "What is missing for a decision, with the reason of each item in the note (ASSESS-00, D13)."
* insert Draft
* category 1..1
* code.coding 2..*
* obeys cr-assessment-code
* priority = #routine
* note 1..* MS

Invariant: cr-assessment-code
Description: "SNOMED CT 410158009 and our own cervical-assessment, together"
Severity: #error
Expression: "code.coding.where(code = '410158009').exists() and code.coding.where(code = 'cervical-assessment').exists()"

Extension: ObservationExtractMethod
Id: observation-extract-method
Title: "The answer is the method of the group's Observation"
Description: "On a choice item inside a group that is extracted as one Observation: the answer becomes Observation.method. Beside SDC's observation-based extraction, which has no place for a method."
Context: Questionnaire.item
* insert Draft
* value[x] only boolean
* value[x] 1..1
