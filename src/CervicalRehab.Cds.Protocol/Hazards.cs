using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>What holds a hazard: what the product does, the file under <c>src</c> that does it, and the tests that fail without it.</summary>
/// <param name="Text">What the product does.</param>
/// <param name="Where">Project, folder and file, without the common prefix and the ending.</param>
/// <param name="Tests">Class and method of each test.</param>
public sealed record HazardControl(string Text, string Where, ImmutableArray<string> Tests);

/// <summary>One hazard of protocol section 8, or one found since.</summary>
/// <param name="Id"><c>H01</c> to <c>H36</c> as in the protocol; those found since go on from there.</param>
/// <param name="Text">The hazard.</param>
/// <param name="Cause">What brings it about.</param>
/// <param name="Controls">What holds it, at least one.</param>
public sealed record Hazard(string Id, string Text, string Cause, ImmutableArray<HazardControl> Controls);

/// <summary>The hazard log: every hazard with its controls and the tests behind them.</summary>
public static class Hazards
{
    /// <summary>The log, in the order of the ids.</summary>
    public static ImmutableArray<Hazard> All { get; } =
    [
        new("H01", "False reassurance: missing data is read as \"no red flag\"", "A sign that nobody recorded, or that could not be read, looks like an absent one",
        [
            new("A sign is present, absent or unknown; only a known, final, fresh negative is absent", "Protocol/Assessing/SignState",
                ["SignResolverTests.A_sign_is_present_absent_or_unknown", "GapsTests.A_sign_that_is_not_recorded_is_not_absent", "UnsidedSignTests.H01_A_sign_that_is_not_recorded_is_missing"]),
            new("The words \"no red flags\" stand on one line only, and only on a complete negative screen", "Protocol/Rules/Lines",
                ["LinesTests.The_words_no_red_flags_stand_only_on_a_complete_negative_screen", "SafetyProperties.No_red_flags_is_said_only_when_every_required_sign_is_freshly_excluded", "WordsTests.Only_the_one_line_says_no_red_flags"]),
            new("A Condition or a Patient in which something is not understood reassures nobody; what it warns of stands", "Fhir/Parsing/ElementTable",
                ["UnclearProblemTests.D29_An_OPLL_in_which_something_is_not_understood_is_unconfirmed", "UnclearProblemTests.D29_A_resolved_spasm_in_which_something_is_not_understood_is_not_resolved", "UnclearProblemTests.D29_A_sign_that_is_gone_is_gone_only_when_all_of_it_is_understood", "UnclearProblemTests.D29_An_active_sign_stays_positive_whatever_stands_beside_it", "PatientRecordTests.D29_A_Patient_in_which_something_is_not_understood_gets_no_plan"]),
            new("Whatever reassures is claimed by a resource that is wholly understood: a reader that forgets to ask does not compile", "Fhir/Reading/Picture/Reassurances",
                ["ClaimTests.H01_D29_What_reassures_asks_for_a_resource_that_is_understood", "ClaimTests.H01_D29_Without_one_no_claim_reassures_whatever_it_is_told", "PartLabelTests.Each_kind_of_resource_with_the_label_takes_its_comfort_away"]),
            new("A status that is not understood settles nothing", "Fhir/Reading/Conditions/ConditionStatus",
                ["UnclearProblemTests.D35_A_verification_status_that_is_not_understood_leaves_OPLL_unconfirmed_and_a_sign_positive", "UnclearProblemTests.D35_A_clinical_status_that_is_not_understood_leaves_OPLL_unconfirmed_a_sign_positive_and_a_spasm_unresolved"]),
            new("A corrupted record of a red flag stays a red flag or becomes a question", "Fhir/Reading/Intake/Arrived",
                ["CorruptionTests.H01_A_corrupted_red_flag_is_a_red_flag_or_a_question_and_never_a_plan", "FuzzTests.REQ_10_RESP_10_H01_Whatever_is_sent_is_answered_or_refused_and_never_clears_what_is_there"]),
        ]),
        new("H02", "A stale negative screen reassures", "An examination of long ago is taken for today's",
        [
            new("A negative counts for 28 days; an older one is unknown and is shown with its date", "Protocol/Assessing/SignState",
                ["SignResolverTests.A_negative_reassures_for_28_days", "DateTests.D6_A_negative_reassures_for_28_days_and_not_from_the_future", "SafetyProperties.Aging_negative_signs_never_brings_a_plan"]),
        ]),
        new("H03", "A preliminary or draft result is treated as final", "A status is not looked at",
        [
            new("A preliminary negative reassures nobody, a preliminary positive warns", "Fhir/Reading/Statuses",
                ["GapsTests.A_preliminary_negative_is_unknown", "RedFlagsTests.A_preliminary_positive_warns_as_a_positive", "StatusMatrixTests.H03_A_preliminary_negative_does_not_clear_a_positive", "MriTests.H03_A_preliminary_negative_study_reassures_nobody"]),
        ]),
        new("H04", "What was entered in error, or cancelled, is used", "A status is not looked at",
        [
            new("Excluded before any rule, status by status", "Fhir/Reading/Statuses",
                ["StatusMatrixTests.H04_What_was_entered_in_error_does_not_outlive_its_correction", "StatusMatrixTests.DATA_12_A_positive_acts_by_its_status"]),
            new("Of several versions of one record the latest decides, and the most cautious where none is known to be the latest", "Fhir/Reading/Intake/Versions",
                ["VersionTests.D34_The_latest_version_decides_whatever_the_order", "VersionTests.D34_Where_no_version_is_known_to_be_the_latest_the_most_cautious_decides"]),
        ]),
        new("H05", "A negation is lost", "A finding's code is there, its value or its verification says no",
        [
            new("Value and verification decide, not the presence of a code", "Fhir/Reading/Observations/FindingReader",
                ["SignCodeTests.H05_A_finding_code_with_the_value_absent_is_no_flag", "StatusMatrixTests.H05_A_refuted_Condition_is_listed_as_such", "SidedSignTests.H05_A_value_that_says_neither_is_unknown_and_never_absent"]),
        ]),
        new("H06", "Contradictory observations of one period", "Two examiners, two answers",
        [
            new("The positive wins, and the card shows both records", "Protocol/Assessing/SignState",
                ["ContradictionTests.H06_The_card_shows_both_sides_of_a_conflict", "ContradictionTests.H06_Both_answers_in_one_Observation_are_a_positive", "GapsTests.A_conflict_names_its_sign_and_shows_both_records"]),
        ]),
        new("H07", "Wrong patient", "A resource in the prefetch or in an answer of the server is about somebody else",
        [
            new("Each resource's subject is held against the patient in context; what is not theirs is dropped and counted, and appears nowhere", "Fhir/Reading/Intake/SubjectCheck",
                ["OtherPatientTests.DATA_10_Others_resources_are_dropped_counted_and_shown_nowhere", "OtherPatientTests.A_negative_without_a_subject_reassures_nobody", "FaultTableTests.DATA_10_Another_patients_data_from_the_server_is_refused_or_dropped_and_counted"]),
            new("What may be this patient's and is not shown to be (no subject, an identifier, another address, a linked record) reassures nobody, and what is positive leaves its question open", "Fhir/Reading/Picture/InDoubt",
                ["UnresolvedSubjectTests.D31_A_red_flag_that_may_be_this_patients_leaves_its_sign_open", "UnresolvedSubjectTests.D31_A_negative_that_may_be_this_patients_reassures_nobody_and_opens_nothing", "UnresolvedSubjectTests.D31_A_subject_that_names_this_patient_reassures_and_warns"]),
            new("A Patient who is not the one in context refuses the call", "Service/CdsHooks/CervicalRehabService",
                ["RequiredDataTests.A_patient_who_is_not_in_context_is_422"]),
            new("A record that was replaced asks for the current one, and a death in the future is none", "Fhir/Reading/PatientReader",
                ["PatientRecordTests.D32_A_record_that_was_replaced_asks_for_the_current_one_and_keeps_the_red_flags", "PatientRecordTests.D32_A_date_of_death_after_the_evaluation_is_no_death_and_is_shown"]),
        ]),
        new("H08", "Wrong side, or a side is lost", "A side is in a component, a body site, a second Observation, or nowhere",
        [
            new("Every shape gives the same sides; a positive without a side asks for it; two single findings combine", "Fhir/Reading/Observations/Sides",
                ["SidedSignTests.A_sided_sign_reads_the_same_in_every_shape", "SidedSignTests.H08_A_positive_without_a_side_asks_for_the_side", "SidedSignTests.H08_Two_one_sided_findings_of_different_days_are_bilateral", "SidedSignTests.H08_A_positive_part_or_a_part_that_cannot_be_read_may_be_of_the_other_side"]),
        ]),
        new("H09", "Wrong unit", "Radians, centimeters, or no unit",
        [
            new("Units are converted by a table; an unknown one makes the value unusable, and the card says so", "Fhir/Reading/Observations/NumberReader",
                ["MotionTests.H09_Radians_are_converted", "MotionTests.H09_H11_A_value_that_cannot_be_used_is_missing_with_its_reason"]),
        ]),
        new("H10", "Wrong scale", "A score of 0 to 10 is read as one of 0 to 100, exertion of 0 to 10 as 6 to 20",
        [
            new("A scale is required; two scales or none make the value unusable", "Fhir/Reading/Observations/PainReader",
                ["PainTests.H10_H11_A_visual_score_without_a_scale_or_out_of_range_is_unusable", "PainTests.H10_Two_declared_scales_are_none"]),
            new("Exertion counts on a known scale only", "Fhir/Reading/Observations/ResistanceReader",
                ["ResistanceTests.H10_The_LOINC_exertion_counts_only_on_a_known_scale", "ResistanceTests.H10_An_exertion_on_an_unknown_scale_says_so"]),
        ]),
        new("H11", "Implausible value", "A typing error",
        [
            new("Values outside the plausible range are unusable, never clamped", "Protocol/Measures",
                ["MeasuresTests.An_angle_is_plausible_from_0_to_the_ceiling_of_its_movement", "MeasuresTests.Pain_lies_between_0_and_100_mm", "MotionTests.D14_The_plausible_range_ends_where_the_protocol_says"]),
        ]),
        new("H12", "Zero is taken for missing", "No pain is a score of 0",
        [
            new("Zero is a value like any other", "Protocol/Assessing/PainReading",
                ["BaselineTests.Zero_pain_is_a_value", "PainTests.H12_A_rise_from_zero_is_a_rise"]),
        ]),
        new("H13", "Methods are mixed in a trend", "Two devices differ by more than the patient changed",
        [
            new("Only values of the same method, or the same scale, are compared", "Protocol/Assessing/Trend",
                ["CourseTests.Methods_are_not_compared", "CourseTests.Scales_are_not_mixed_in_a_trend", "MotionTests.H13_Worse_by_another_method_is_not_compared"]),
        ]),
        new("H14", "Noise of a measurement is called a change", "A goniometer is good for ten degrees",
        [
            new("A change is one from 10 degrees, 15 mm worse or 20 mm better", "Protocol/Windows",
                ["CourseTests.Motion_is_worse_from_10_degrees_in_any_movement", "CourseTests.Pain_is_worse_from_15_mm", "CourseTests.A_gain_of_20_mm_or_10_degrees_is_better"]),
        ]),
        new("H15", "Progress by the calendar", "A week has passed, so the load goes up",
        [
            new("Progress needs the repetitions, the exertion, a resolved spasm and a current screen", "Protocol/Rules/RunningProgramme",
                ["RunningProgrammeTests.Time_alone_never_progresses_anyone", "RunningProgrammeTests.Signs_are_renewed_in_a_running_programme", "TriageTests.Progress_needs_a_yes"]),
            new("What is better since baseline is said, and progresses nobody by itself", "Protocol/Assessing/Trend",
                ["ImprovementTests.D44_Pain_down_20_mm_is_better_and_reaches_the_goal", "ImprovementTests.D44_A_movement_up_10_degrees_by_the_same_method_is_better", "ImprovementTests.D44_A_gain_softens_no_red_flag"]),
            new("A care plan with anything on it that is not understood, or that stops resistance, is neither moved on nor sent back", "Fhir/Parsing/Elements/CarePlanElements",
                ["PlanUnderstoodTests.D29_D40_With_anything_else_on_it_a_plan_is_held_and_never_sent_back", "PlanUnderstoodTests.D40_What_the_plan_forbids_or_stopped_is_not_moved_on", "PlanUnderstoodTests.D29_What_every_plan_may_have_changes_nothing"]),
        ]),
        new("H16", "A red flag waits for the six weeks", "The rule about persistent symptoms is asked first",
        [
            new("Red flags are evaluated first and know nothing of the program", "Protocol/Rules/RedFlags",
                ["CourseTests.A_red_flag_is_not_delayed_by_the_six_weeks", "RedFlagsTests.A_red_flag_fires_on_the_first_day_of_a_programme_and_puts_it_on_hold", "WholeServiceProperties.REDFLAG_00_A_red_flag_added_to_any_record_with_OPLL_is_urgent"]),
        ]),
        new("H17", "A progressive deficit is missed", "Only one examination is looked at",
        [
            new("A bilateral deficit is urgent until two examinations 28 days apart show it stable", "Protocol/Assessing/Strength",
                ["ReferralsTests.Stability_needs_28_days", "StrengthTests.Below_five_on_both_sides_is_urgent", "StrengthTests.D9_A_fall_of_one_grade_or_more_is_progression"]),
            new("The searches ask for the history of a sign, not for its latest value", "Service/PatientRecord/PrefetchKeys",
                ["TemplateTests.Searches_find_what_no_filter_must_hide"]),
        ]),
        new("H18", "Alert fatigue", "Duplicate cards, cards out of scope, cards too long to read",
        [
            new("One pathway card, topics stand once, no card out of scope", "Service/CdsHooks/CardWriter",
                ["ScopeTests.Out_of_scope_there_is_no_card", "DecisionProperties.A_side_topic_stands_once", "RequiredDataTests.No_OPLL_gives_no_cards"]),
            new("A card's text has a limit whatever the record holds; what finds no room is counted, and the extension lists it", "Service/CdsHooks/Cards/CardPage",
                ["CardTextTests.The_cards_of_any_patient_keep_the_rules", "CardTextTests.The_cards_of_a_record_of_hundreds_keep_the_rules", "CardPageTests.A_page_is_never_longer_than_its_limit_and_shows_or_counts_each_item"]),
        ]),
        new("H19", "Duplicate orders", "The draft is there already",
        [
            new("An active or drafted order of the kind suppresses the create, never the card", "Protocol/Proposals",
                ["ProposalsTests.An_existing_therapy_order_suppresses_its_twin", "ProgrammeAndOrderTests.D24_A_surgical_referral_on_file_suppresses_the_create_and_never_the_card", "ProgrammeAndOrderTests.D24_Drafts_of_the_session_count_as_existing_orders"]),
            new("An order that is not understood, not to be done, only an option or for another problem is named and suppresses nothing", "Fhir/Reading/Plans/OrderPurpose",
                ["OrderPurposeTests.D29_With_anything_else_on_it_an_order_is_named_and_suppresses_nothing", "OrderPurposeTests.D24_A_surgeons_referral_counts_when_it_is_for_the_neck_or_the_spine", "OnFileTests.D24_Against_an_order_not_to_refer_nothing_is_preselected"]),
        ]),
        new("H20", "Autonomous ordering", "A client applies what a service sends",
        [
            new("Only drafts, no system actions, nothing recommended under a caveat", "Fhir/Drafting/Drafts",
                ["WholeServiceProperties.H20_H21_Only_drafts_are_created_only_programs_updated_and_no_drug_is_ordered", "CardWriterTests.SUG_1_to_5_A_suggestion_holds_all_drafts_and_is_not_recommended"]),
        ]),
        new("H21", "Harm by a drug", "A drug is proposed without its checks",
        [
            new("One line of information, no dose, no order; withheld when the list is not readable", "Protocol/Rules/DrugLines",
                ["LinesTests.The_drug_line_names_the_agents_and_the_checks_and_orders_nothing", "LinesTests.The_drug_line_is_withheld_when_the_list_is_not_readable", "DrugTests.A_check_that_applies_is_named_beside_an_agent_on_the_list"]),
            new("A check that arrived and could not be read is said, and a rate is read with its unit or not at all", "Fhir/Reading/Observations/EgfrRate",
                ["DrugCheckReadTests.D22_A_rate_is_read_with_its_unit_and_its_comparator_or_could_not_be_read", "DrugCheckReadTests.D22_A_newer_rate_that_cannot_be_read_does_not_let_an_older_one_stand", "DrugCheckReadTests.D22_A_medication_that_cannot_be_read_is_said"]),
        ]),
        new("H22", "Thrust manipulation of a neck with OPLL", "The order is one click away",
        [
            new("Grades I to IV only, and a card of its own on a drafted manipulation", "Protocol/Rules/Beside",
                ["RegimenTests.Manual_therapy_is_grades_1_to_4", "BesideTests.A_drafted_manipulation_gets_a_warning_of_its_own", "OrderPurposeTests.D41_A_manipulation_in_a_group_of_orders_is_a_conflict", "ServiceRequestWriterTests.Physical_therapy_states_doses_grades_no_thrust_and_no_one_repetition_maximum_test"]),
            new("One that is on file already is named on the pathway card, and is to be cancelled", "Protocol/Rules/Lines",
                ["LinesTests.D23_A_manipulation_on_file_is_named_on_every_card_and_is_to_be_cancelled", "OrderReadTests.D23_A_manipulation_is_looked_for_among_drafts_and_on_file"]),
            new("The draft may be deleted, or replaced by mobilization where the pathway allows rehabilitation", "Protocol/Proposals",
                ["OfferTests.D23_A_drafted_manipulation_may_be_deleted_or_replaced_by_mobilization", "OfferTests.D23_No_mobilization_is_drafted_before_the_pathway_allows_rehabilitation"]),
        ]),
        new("H23", "Over-stretching, end-range extension", "A dose without its limits",
        [
            new("The plan names pain-free mid-range and the reasons to stop", "Fhir/Drafting/NarrativeWriter",
                ["CarePlanWriterTests.Narrative_is_well_formed_escaped_and_names_doses_goals_stop_rules_and_version", "RegimenTests.Stretching_carries_the_numbers_of_the_protocol"]),
        ]),
        new("H24", "A protocol for adults applied to a child", "The age is not asked, or a year of birth is taken for a birthday",
        [
            new("No plan below the 18th birthday, or while it is open; red flags stay", "Protocol/Rules/Gaps",
                ["ScopeTests.An_adult_has_reached_the_18th_birthday", "ScopeTests.A_child_gets_no_plan_and_a_card_that_the_protocol_is_for_adults", "RedFlagsTests.A_red_flag_fires_for_a_child"]),
        ]),
        new("H25", "Fusion, trauma, cancer, infection or rheumatoid instability are overlooked", "The record does not say, and nobody asks",
        [
            new("What is not assessed stands on every plan; a fusion asks for clearance, a recent fall is a caveat", "Protocol/Rules/Lines",
                ["LinesTests.What_is_not_assessed_stands_on_every_plan", "BesideTests.A_prior_fusion_keeps_up_surveillance_beside_the_clearance", "CaveatsTests.A_fall_is_recent_for_28_days"]),
        ]),
        new("H26", "A free-text MRI is ignored silently", "There is a report, and no coded finding",
        [
            new("The card says that an MRI was not evaluated; its text is never read", "Protocol/Assessing/MriReading",
                ["MriTests.H26_A_report_without_coded_findings_is_not_evaluated_and_its_text_never_read", "MriTests.An_mri_without_findings_is_named_as_not_evaluated"]),
            new("Coded conclusions and findings within a report are read; a report that is not understood in full, or an ImagingStudy of the neck, leaves the MRI not evaluated", "Fhir/Reading/Imaging/ReportReader",
                ["MriOnFileTests.D39_A_coded_conclusion_is_a_finding_of_its_study", "MriOnFileTests.D39_A_finding_within_the_report_is_one_of_its_study", "MriOnFileTests.D29_A_report_that_is_not_understood_in_full_leaves_its_study_unevaluated", "MriOnFileTests.D39_An_imaging_study_of_the_neck_is_on_file_wherever_it_came"]),
        ]),
        new("H27", "Part of the data cannot be had", "A key is missing, a query failed or took too long",
        [
            new("A failed query is never an empty one: 412, or \"could not be evaluated\"", "Service/PatientRecord/RequiredData",
                ["FaultTableTests.DATA_2_RESP_4_RESP_5_RESP_7_A_failed_query_is_never_a_false_all_clear", "RequiredDataTests.Patient_and_conditions_that_cannot_be_had_refuse_the_call", "SafetyProperties.No_plan_and_no_progress_from_a_record_that_is_not_all_here"]),
            new("A red flag that did arrive is shown whatever else failed", "Protocol/Rules/RedFlags",
                ["FaultTableTests.A_red_flag_on_the_problem_list_is_shown_whatever_else_failed", "RedFlagsTests.A_red_flag_fires_when_the_rest_could_not_be_read"]),
            new("In a silent run nobody counts as without OPLL whose Conditions are not all in the export", "Service/SilentRun/Deciding/PartDecider",
                ["ConditionsNotWholeTests.Nobody_has_no_OPLL_and_the_status_is_2", "ConditionsNotWholeTests.A_resolved_OPLL_among_them_tells_of_no_other", "ConditionsNotWholeTests.An_OPLL_that_names_no_patient_may_be_anybodys", "ConditionsNotWholeTests.A_problem_whose_name_was_left_out_may_be_an_OPLL_of_its_patient_as_in_a_call"]),
        ]),
        new("H28", "A truncated search hides a positive", "The first page is taken for all",
        [
            new("Pages are followed; what stays behind makes the signs incomplete", "Service/PatientRecord/FhirQueries",
                ["PagingTests.DATA_6_The_positive_sign_on_page_two_is_found", "PagingTests.DATA_6_A_page_that_cannot_be_had_makes_the_signs_incomplete", "PagingTests.A_total_larger_than_what_arrived_makes_a_search_incomplete"]),
            new("A search of which the server says that it left something out, or whose Bundle is marked as a part, is incomplete", "Service/PatientRecord/Completeness",
                ["PrefetchValueTests.D30_A_remark_makes_a_search_incomplete_by_its_code", "PrefetchValueTests.D30_A_Bundle_that_is_marked_as_a_part_is_incomplete", "WithheldTests.D30_Signs_of_which_something_was_suppressed_are_incomplete", "PagingTests.D30_What_a_server_says_on_page_two_that_it_left_out_makes_the_signs_incomplete"]),
            new("The same holds of answers that were stored and are read in a silent run", "Service/SilentRun/Sorting/BundleSorter",
                ["StoredAnswersTests.One_that_is_not_all_is_named_and_nothing_counts_as_absent", "StoredAnswersTests.Without_the_one_between_the_page_before_is_named_and_what_came_warns", "StoredAnswersTests.What_answers_the_requests_of_a_batch_is_read"]),
            new("An export that was asked for what changed alone, or of whose manifest a page or a type is not there, is not whole", "Service/SilentRun/Input/Export",
                ["ManifestNotWholeTests.An_export_of_what_changed_since_a_day_does_not_tell_what_there_is", "ManifestNotWholeTests.A_type_that_the_manifest_names_and_of_which_nothing_is_there_is_not_one_without_records"]),
        ]),
        new("H29", "Days are miscounted", "Time zones, partial dates, clocks that differ",
        [
            new("Calendar days in the record's own offset, an injected clock, each boundary day tried", "Protocol/RecordedDate",
                ["RecordedDateTests.A_day_is_counted_from_its_first_meaning", "DateTests.D16_D18_Weeks_are_counted_in_calendar_days_of_the_recorded_offset", "CourseTests.Worse_refers_from_day_42", "DecisionProperties.Any_offset_of_the_evaluation_gives_an_answer", "WindowsInEveryZoneTests.H29_A_window_ends_on_the_same_day_at_every_hour_in_every_zone", "CalendarTests.H29_At_the_ends_of_the_calendar_a_record_is_still_decided_about_and_nothing_is_cleared"]),
        ]),
        new("H30", "Codes drift, or are wrong", "A site uses its own; a digit is mistyped",
        [
            new("Value sets with a version; a ConceptMap whose equivalent rows alone count; codes nobody names are counted", "Service/Terminology/SiteCodes",
                ["SiteCodeTests.A_row_whose_target_is_narrower_is_not_used", "SiteCodeTests.Codes_that_no_row_names_are_counted_by_system", "TerminologyTests.Every_code_that_tells_something_stands_in_a_value_set"]),
            new("A code system is known in its other spellings", "Fhir/Terminology/SystemSpellings",
                ["RecognizedCodeTests.D33_Another_spelling_of_a_system_is_that_system", "RecognizedCodeTests.D33_OPLL_is_found_in_another_spelling", "ResourceFilterTests.A_code_that_may_mean_something_keeps_its_resource"]),
            new("A red-flag or OPLL code under a system nobody knows is shown, and leaves open what it may be about", "Fhir/Reading/UnrecognizedReader",
                ["RecognizedCodeTests.D33_A_red_flag_code_of_a_system_nobody_knows_is_shown_and_leaves_its_sign_open", "RecognizedCodeTests.D33_An_OPLL_code_of_a_system_nobody_knows_is_an_unconfirmed_OPLL"]),
            new("A code of the site that is a kind of one of ours is asked for and warns when it is present", "Fhir/Terminology/CodeLookup",
                ["SiteCodeTests.A_kind_of_ours_warns_when_it_is_present_and_reassures_nobody_when_it_is_absent"]),
        ]),
        new("H31", "Automation bias", "A card reads like a verdict",
        [
            new("Reasons with dates, what was missing and not used, and the limits stand on the card; every input in its extension, every rule with its evidence on a page that the card leads to", "Service/CdsHooks/Cards/PathwayDetail",
                ["CardWriterTests.The_detail_says_first_what_to_do_then_why_and_last_what_was_looked_at", "CardWriterTests.The_decision_extension_says_what_the_card_rests_on", "ProtocolPageTests.Every_rule_has_an_anchor_with_its_question_its_clauses_and_their_evidence", "WordsTests.The_limits_say_draft_and_that_the_clinician_decides"]),
        ]),
        new("H32", "An urgent card is hidden or overridden casually", "It comes once, or looks like the others",
        [
            new("Critical is urgent and urgent is critical; reasons to override are offered; the card comes again", "Service/CdsHooks/OverrideReasons",
                ["DecisionProperties.Critical_is_urgent_and_urgent_is_critical", "InsightsTests.D25_A_red_flag_card_overridden_yesterday_comes_again_today_the_same", "CardWriterTests.OVR_2_Every_reason_has_code_system_and_display"]),
        ]),
        new("H33", "An emergency is treated as a referral", "Bladder and bowel cannot wait for an appointment",
        [
            new("Bowel and bladder are stat, and the card names the emergency department", "Protocol/Rules/RedFlags",
                ["RedFlagsTests.Bowel_and_bladder_are_stat", "UnsidedSignTests.Bowel_and_bladder_are_stat", "BriefingTests.An_emergency_is_told_from_a_referral_queue"]),
        ]),
        new("H34", "Markup from the record is carried out", "Text of an EHR is shown by a client",
        [
            new("Texts of the record come out as text, or nowhere", "Service/CdsHooks/MarkdownText",
                ["MarkdownTextTests.CARD_4_Text_is_shown_and_does_nothing", "ForeignTextTests.H34_H35_Free_text_anywhere_in_the_record_changes_nothing_and_comes_out_nowhere", "CardWriterTests.CARD_4_Text_from_the_record_is_inert_in_the_detail"]),
        ]),
        new("H35", "Patient data in logs and traces", "A convenient log line",
        [
            new("Log lines, spans and metrics carry rule ids, codes and counts only", "Service/Hosting/HookLog",
                ["SecrecyTests.FA_3_No_token_and_no_patient_in_logs_traces_metrics_and_errors", "LogTests.FA_3_A_call_leaves_one_line_and_nothing_of_the_patient_or_the_token", "TraceTests.No_patient_no_value_no_token_and_no_address_is_in_any_payload_metric_log_or_error"]),
        ]),
        new("H36", "Content changes without clinical review", "A number is edited",
        [
            new("The numbers of the code are those of the decisions, and each clause leads to its rule; the content version is in every card and plan", "Protocol/Windows",
                ["TraceabilityTests.The_numbers_of_the_decisions_are_the_numbers_of_the_code", "TraceabilityTests.Each_statement_stands_once_in_the_register_and_nothing_else_does", "GeneratedSectionTests.Every_clause_but_a_claim_has_a_criterion_an_action_a_define_a_member_scenarios_and_tests"]),
        ]),
        new("H37", "A second plan restarts the six weeks", "The plan that started last is taken for the only one",
        [
            new("Day 0 is the start of the first of the plans that run", "Protocol/Assessing/Course",
                ["CourseTests.A_newer_plan_beside_a_running_one_does_not_start_the_six_weeks_again"]),
        ]),
        new("H38", "\"No red flags\" beside an MRI that nobody read", "The signs are all absent, the reports were not supplied or an older study was positive",
        [
            new("The words stay off the card then", "Protocol/Rules/Lines",
                ["ReadingsOfTheTextTests.Unread_reports_or_an_older_positive_MRI_keep_the_words_no_red_flags_off_the_card"]),
        ]),
        new("H39", "A recorded call is sent again by somebody else", "A token that was overheard",
        [
            new("A token is taken once, at all instances together", "Service/Trust/TokenReplay",
                ["RefusedTokenTests.JWT_11_A_token_is_taken_once", "ReplayTests.JWT_16_A_token_used_at_one_instance_is_refused_at_another"]),
        ]),
        new("H40", "An overloaded service answers late, or in part", "More calls than cores",
        [
            new("Refused before the body is read, with a time to come back; what was admitted is answered in full", "Service/Pressure/Admission",
                ["OverloadTests.A_full_service_refuses_before_the_body_is_read_and_answers_in_full_what_it_took_on", "AdmissionTests.Whatever_comes_at_once_the_numbers_hold_and_in_the_end_every_place_is_free"]),
        ]),
        new("H41", "Part of the program is lost on the way to the therapist", "Card, plan and order are written apart",
        [
            new("One table says what stands in which phase and state of the spasm; plan, order and narrative are made from it", "Protocol/Regimen",
                ["ComponentTests.D5_A_program_holds_the_components_of_its_phase_and_spasm", "TherapyDraftTests.D5_A_component_stands_in_the_plan_the_order_and_the_narrative_or_in_none"]),
            new("The next phase with its conditions, reassessment, baseline, goals and an abnormal shoulder stand in the order and the plan", "Protocol/Briefings/TherapyText",
                ["TherapyDraftTests.The_next_phase_stands_with_its_conditions", "TherapyDraftTests.Order_and_plan_hold_reassessment_stop_rules_baseline_shoulder_goals_and_what_the_drugs_are_for", "TherapyDraftTests.An_abnormal_shoulder_is_named_as_such_and_changes_what_the_therapist_reads"]),
        ]),
        new("H42", "A negative finding reads as the reason of an order", "A list of reasons names what was examined",
        [
            new("Reasons are problems and what was found to be there; the rest informs", "Fhir/Drafting/Basis",
                ["BasisTests.What_was_found_is_a_reason_and_what_was_not_found_is_none", "TherapyDraftTests.No_list_of_reasons_in_any_draft_names_what_was_not_found"]),
        ]),
        new("H43", "A new red flag stays hidden because another was overridden", "The client remembers an override by the topic of the card",
        [
            new("Where topics are spelled for such a client, those of referrals name their reasons", "Service/CdsHooks/Profiles/TopicSpelling",
                ["ProfileTextTests.A_red_flag_that_is_new_has_a_topic_of_its_own_so_that_no_override_of_another_hides_it"]),
        ]),
        new("H44", "A red flag is left out while ordering something else", "A site asks for fewer cards at orders",
        [
            new("Red flags, referrals, conflicts and failures come at any order; a draft that does not say what it is may concern the neck", "Service/CdsHooks/CardFocus",
                ["CardFocusTests.A_red_flag_a_referral_a_conflict_and_a_record_that_failed_come_at_any_order", "CardFocusTests.An_order_about_the_neck_gets_the_pathway_card"]),
        ]),
        new("H45", "A card reads otherwise in the client that shows it", "The client drops, shortens or pops up what it is sent",
        [
            new("A profile changes the finished answer and never the decision; the answers are compared field by field", "Service/CdsHooks/Profiles/ProfiledCards",
                ["SameDecisionTests.Pathway_order_reasons_positives_and_what_is_missing_are_those_of_the_whole_answer", "SameDecisionTests.A_red_flag_comes_first_and_says_what_to_do_within_its_first_12_words"]),
        ]),
        new("H46", "A finding is written twice, or half of them in silence", "A server that fails or answers late while a form is written back",
        [
            new("Each item has an id before the first attempt; after a time-out it is looked for before it is sent again, and each ends as written, refused or unknown", "Workbench/WriteBack/AssessmentWriter",
                ["NeverTwiceTests.Nothing_is_written_twice_and_every_item_says_what_became_of_it", "NeverTwiceTests.A_button_pressed_twice_at_once_writes_once"]),
        ]),
        new("H47", "A finding stands where nobody looks for it", "A panel, a report or a Bundle of another kind holds it, or a prefetch key of another kind",
        [
            new("A sign or an MRI finding that is present counts wherever it stands; an absent one reassures only in its own place", "Fhir/Reading/Observations/StrayFindings",
                ["StrayFindingTests.D36_A_sign_that_is_present_in_a_component_of_any_panel_counts", "StrayFindingTests.D36_What_is_absent_in_a_panel_changes_nothing_and_reassures_nobody", "MriOnFileTests.D39_A_finding_counts_in_a_report_of_whatever_code", "WhereverItCameTests.D39_A_resource_is_read_with_whatever_key_it_came"]),
            new("A problem within any record is present as one on the list; a sign that is named as a reason is open until it is examined", "Fhir/Reading/Intake/Within",
                ["WithinTests.D37_A_problem_within_any_record_is_present_wherever_it_stands", "WithinTests.D41_A_sign_that_is_named_as_a_reason_is_open_until_it_is_examined", "WithinTests.D41_An_examination_of_that_day_or_a_later_one_answers_it"]),
        ]),
        new("H48", "\"Not worse\" is said because what would tell was not used", "The newest value or the baseline is in doubt, and the one that is left is taken for both",
        [
            new("What was set aside and may be newer, or may be the only baseline, holds the program as a warning", "Protocol/Assessing/SetAside",
                ["NewerMeasurementTests.D19_A_newer_record_in_doubt_stops_progress_and_is_listed", "NewerMeasurementTests.D17_The_only_baseline_in_doubt_stops_progress_and_is_listed", "ReadinessTests.A_program_that_fails_one_condition_does_not_progress"]),
        ]),
    ];
}
