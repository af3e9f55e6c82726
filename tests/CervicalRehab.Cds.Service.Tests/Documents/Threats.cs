using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>One row of the threat model.</summary>
/// <param name="Asset">What is worth protecting.</param>
/// <param name="Danger">What may happen to it.</param>
/// <param name="Control">What holds it.</param>
/// <param name="Tests">Class and method of tests, or <c>check:</c> and the name of a check of <c>.ci/run</c>; each fails without the control.</param>
internal sealed record Threat(string Asset, string Danger, string Control, ImmutableArray<string> Tests);

/// <summary>The threat model, of which the table of SECURITY.md is made.</summary>
internal static class Threats
{
    /// <summary>The rows, by asset.</summary>
    public static ImmutableArray<Threat> All { get; } =
    [
        new("The decision", "a forged, stolen or changed token calls the service", "tokens are judged by a table of rules, signatures with registered keys of an allowed algorithm; every refusal is one bare 401",
            ["RefusedTokenTests.JWT_1_to_15_RESP_6_Every_refusal_is_the_same_bare_401_and_the_log_has_its_code", "UnfitKeyTests.JWT_11_A_key_that_is_not_for_this_is_not_used", "KeyAddressTests.JWT_9_A_key_address_that_is_not_the_registered_one_is_refused_and_never_contacted"]),
        new("The decision", "a token is used a second time, at this replica or another", "each `jti` is taken once, in the process and in the database that replicas share",
            ["ReplayTests.JWT_11_Of_simultaneous_uses_one_is_the_first", "ReplicaTests.JWT_16_A_token_used_at_one_process_is_refused_at_the_other"]),
        new("The decision", "one request means different things to two readers", "strict JSON: no member twice at any depth, UTF-8 alone, no comments; strict HTTP: no two lengths, one host",
            ["HostileRequestTests.It_is_refused_without_a_word_about_the_inside", "LimitTests.A_member_said_twice_in_the_envelope_is_refused_however_it_is_written", "JsonBodyTests.REQ_10_What_is_not_strict_JSON_is_400"]),
        new("The decision", "data that failed, is stale or was tampered with looks like a clean examination", "unknown is never absent; see the hazard log",
            ["FaultTableTests.DATA_2_RESP_4_RESP_5_RESP_7_A_failed_query_is_never_a_false_all_clear", "CorruptionTests.H01_A_corrupted_red_flag_is_a_red_flag_or_a_question_and_never_a_plan"]),
        new("The clinician's screen", "text of the record acts as markup, link or script", "text from outside is escaped in Markdown, in narratives and on pages, and pages run no script",
            ["CardWriterTests.CARD_4_Text_from_the_record_is_inert_in_the_detail", "SuggestionTests.CARD_3_The_detail_is_Markdown_that_renders_to_paragraphs_and_lists_without_a_tag_of_its_own", "LaunchTests.Markup_in_the_name_comes_out_as_text"]),
        new("The clinician's screen", "a page of ours is framed or fed by another site", "no framing, no script, no referrer; origins are listed and never get credentials",
            ["HeaderTests.Every_answer_is_taken_for_nothing_else_framed_by_nobody_and_names_no_server", "OriginTests.CORS_2_Another_origin_gets_no_grant_and_is_not_repeated"]),
        new("Patient data", "it leaks by logs, traces, metrics or errors", "those carry rule ids, types and counts; problems never repeat what was sent",
            ["SecrecyTests.FA_3_No_token_and_no_patient_in_logs_traces_metrics_and_errors", "TraceTests.No_patient_no_value_no_token_and_no_address_is_in_any_payload_metric_log_or_error", "ErrorAnswerTests.RESP_7_and_10_An_unexpected_exception_is_500_without_a_word_about_it"]),
        new("Patient data", "it leaks from the database or its backups", "neither records nor identifiers are stored; comments stand apart and are deleted first",
            ["FeedbackTests.FB_12_Nothing_of_the_patient_is_stored_and_comments_are_apart_and_in_no_log_line", "RetentionTests.What_was_kept_long_enough_is_deleted_and_nothing_else"]),
        new("Patient data", "a browser or proxy keeps it", "`no-store` on every answer about patients, errors included",
            ["HeaderTests.What_is_about_patients_is_kept_by_no_cache", "HeaderTests.An_answer_to_a_call_is_kept_by_no_cache_whatever_it_is"]),
        new("Patient data", "another patient's data is shown", "each subject is held against the context; a token for another patient is refused",
            ["OtherPatientTests.DATA_10_Others_resources_are_dropped_counted_and_shown_nowhere", "RequestCheckTests.FA_8_A_token_for_another_patient_is_422_whatever_came_with_the_call"]),
        new("Patient data", "somebody listens on the line", "https addresses alone outside Development; TLS here or at a proxy",
            ["TransportTests.GEN_7_With_TLS_the_service_is_reached_by_TLS_alone", "StartRulesTests.The_service_starts_only_when_it_is_safe_and_else_says_what_to_set"]),
        new("The EHR's access token", "a caller names a server of its own to get the token or to reach inside the network", "only the caller's registered FHIR bases are contacted; redirects and pages elsewhere are not followed",
            ["TrustTests.FA_7_An_unregistered_server_sees_no_connection_and_complete_prefetch_is_answered", "FaultTableTests.DATA_2_RESP_4_RESP_5_RESP_7_A_failed_query_is_never_a_false_all_clear", "PagingTests.DATA_6_A_page_that_cannot_be_had_makes_the_signs_incomplete"]),
        new("Patient data", "an open FHIR server on the hospital's network answers beyond the user's rights", "no token, no query: a registered server is asked only with the token of the call",
            ["TrustTests.D43_A_registered_server_is_not_asked_without_a_token_and_the_412_says_so", "TrustTests.D43_Without_a_token_only_Development_asks_and_only_this_machine"]),
        new("The EHR's access token", "it is kept or logged", "it lives as long as its call; that of a launch stays in memory, at most an hour",
            ["SecrecyTests.FA_3_No_token_and_no_patient_in_logs_traces_metrics_and_errors", "LaunchTests.The_token_stays_on_the_server_and_out_of_the_log"]),
        new("The launched course", "another browser finishes or repeats a sign-in", "PKCE, a state bound to the browser, a code that works once, one session for each",
            ["LaunchTests.Another_browser_cannot_finish_the_sign_in", "LaunchTests.A_wrong_state_opens_nothing", "LaunchTests.A_code_works_once"]),
        new("The patient's record", "findings are written to another patient's record, or without the right to", "what was granted and what the server takes decide; the patient in the EHR's context is compared before each write",
            ["LaunchedAssessmentTests.With_another_patient_open_in_the_EHR_nothing_is_written_and_nothing_entered_is_lost", "WriteOfferTests.What_was_granted_decides", "WriteOfferTests.A_setting_wins_over_what_the_server_says_and_never_over_what_was_granted"]),
        new("The patient's record", "a finding is written twice, or half of them in silence", "an item has its id before the first attempt, is looked for after a time-out, and ends as written, refused or unknown",
            ["NeverTwiceTests.Nothing_is_written_twice_and_every_item_says_what_became_of_it", "NeverTwiceTests.A_button_pressed_twice_at_once_writes_once"]),
        new("Patient data", "the report of a silent run names somebody", "no identifier, name, text or day leaves it; ids are hashed with a salt unless they are asked for",
            ["PrivacyTests.No_file_of_a_report_holds_an_identifier_a_name_a_text_or_a_day_of_a_patient", "PrivacyTests.A_hash_is_the_same_with_the_sites_salt_and_another_with_another"]),
        new("Being there", "large, deep or endless requests", "limits of bytes, depth, entries, members, texts, headers and line, refused by 413, 400, 431 and 414",
            ["JsonBodyTests.REQ_10_A_body_over_the_limit_is_413_with_and_without_a_length", "LimitTests.A_Bundle_of_a_call_has_so_many_entries_and_no_more", "LimitTests.JSON_may_be_64_levels_deep", "LimitTests.An_object_of_the_envelope_has_so_many_members_and_no_more", "LimitTests.A_text_of_the_envelope_has_a_length", "LimitTests.Headers_have_a_number_and_a_size"]),
        new("Being there", "thousands of records so alike that each is compared with all others", "records are told apart by hashes of all they say; a few versions of one by their meaning, more by their bytes",
            ["ManyRecordsTests.Records_that_differ_in_one_thing_are_told_apart_without_comparing_them", "ManyRecordsTests.Five_thousand_records_of_one_kind_are_answered_at_linear_cost", "ManyRecordsTests.Five_thousand_versions_of_one_record_are_answered"]),
        new("Being there", "clients that send little by little", "time for a head and for a body, and a least rate; the place is free again, and for others long before",
            ["SlowClientTests.A_head_that_does_not_come_ends_the_connection_and_others_are_answered_meanwhile", "SlowClientTests.A_body_that_drips_in_is_408_after_its_time_and_its_place_is_free_again", "SlowClientTests.Slow_bodies_keep_nobody_out_for_long_and_are_answered_in_the_end", "SlowClientTests.Under_240_bytes_a_second_a_body_is_given_up_long_before_its_time",
                "SlowClientTests.Connections_beyond_their_number_are_closed_and_one_that_ends_makes_room"]),
        new("Being there", "one client sends more than everybody else", "equal shares of a busy service; refusal before the body is read",
            ["OverloadTests.The_greedy_client_gets_429_while_another_is_served", "RefusedTokenTests.JWT_14_A_refused_call_is_not_read"]),
        new("Being there", "tokens with invented keys make the service hammer a key server", "unknown keys ask once in five seconds; a token that could never be accepted asks nothing",
            ["KeyAddressTests.JWT_12_Unknown_key_ids_refresh_once_in_five_seconds_however_many_calls_bring_them", "KeyAddressTests.JWT_9_A_token_that_could_never_be_accepted_fetches_nothing"]),
        new("Being there", "the database or a FHIR server is away or hangs", "cards go out; time, retries and places are bounded",
            ["OutageTests.PostgreSQL_stopped_and_started_under_load_costs_no_card_and_no_acknowledged_feedback_and_no_restart", "TimeTests.FA_9_DATA_2_A_hanging_server_is_left_when_the_time_is_over"]),
        new("Feedback and the log of cards", "it is invented, lost or read by others", "feedback belongs to the token's client, is on disk when acknowledged, and is read by operators alone",
            ["FeedbackTests.FB_9_Feedback_belongs_to_the_client_whose_token_was_accepted", "KillTests.Every_acknowledged_item_is_there_afterwards_none_twice_and_no_call_in_part", "OperatorTests.SEC_1_With_operators_a_page_needs_one"]),
        new("Operators' pages", "passwords are guessed", "slow hashes, a bound on guesses, no page without an operator",
            ["OperatorTests.SEC_1_Guesses_are_bounded_and_lock_nobody_out_who_is_at_work", "OperatorTests.SEC_1_Without_operators_a_page_elsewhere_does_not_exist"]),
        new("The settings", "a mistake opens the service", "it refuses to start and names what to set",
            ["StartRulesTests.The_service_starts_only_when_it_is_safe_and_else_says_what_to_set", "ClientRulesTests.SEC_1_A_mistake_in_a_client_refuses_the_start_and_says_what_to_set"]),
        new("The build", "a package is exchanged or known to be vulnerable", "locked versions with their hashes, an audit, and a bill of materials of what is shipped",
            ["check:restore as locked", "check:no floating versions", "check:audit of dependencies", "check:bill of materials"]),
        new("The build", "a key or password is committed", "the files and their history are searched; keys of tests are listed one by one",
            ["check:no secrets in the repository"]),
        new("The machine", "who takes over the process goes on from there", "no user rights, no capability, a read-only root, no shell, no token of the cluster",
            ["check:the image, built, run and restarted", "check:Kubernetes manifests"]),
    ];
}
