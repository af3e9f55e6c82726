using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What the picture says of a Condition, and under which name.</summary>
public sealed class ProblemReadTests
{
    private const string Spasm = "sct|433203006";

    [Theory]
    [InlineData("active", ProblemState.Active, "present")]
    [InlineData("recurrence", ProblemState.Active, "present")]
    [InlineData("relapse", ProblemState.Active, "present")]
    [InlineData("inactive", ProblemState.Resolved, "resolved")]
    [InlineData("remission", ProblemState.Resolved, "resolved")]
    [InlineData("resolved", ProblemState.Resolved, "resolved")]
    public void D1_D5_The_clinical_status_of_a_problem_is_its_state(string clinical, ProblemState state, string words)
    {
        var record = ProblemOf(Written.Condition(Spasm, clinical: clinical));

        (record.State, record.Source.Value, record.Source.Status).ShouldBe((state, words, clinical));
    }

    [Theory]
    [InlineData("confirmed", false)]
    [InlineData("unconfirmed", true)]
    [InlineData("provisional", true)]
    [InlineData("differential", true)]
    [InlineData("", false)]
    public void D2_The_verification_status_tells_whether_it_is_to_be_confirmed(string verification, bool unconfirmed) =>
        ProblemOf(Written.Condition(Spasm, verification: verification)).Unconfirmed.ShouldBe(unconfirmed);

    [Theory]
    [InlineData("refuted", Reason.Refuted)]
    [InlineData("entered-in-error", Reason.EnteredInError)]
    public void D2_What_was_withdrawn_is_listed_with_the_reason(string verification, Reason reason)
    {
        var picture = Chart.Empty.With(Written.Condition(Spasm, verification: verification)).Picture;

        picture.Spasm.ShouldBeEmpty();
        picture.NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "Condition/added-0", Reason = reason, Fact = Facts.Spasm });
    }

    [Theory]
    [InlineData("\"onsetDateTime\": \"2026-05-10\", \"onsetPeriod\": { \"start\": \"2026-05-12\" }, \"recordedDate\": \"2026-05-14\"", "2026-05-10")]
    [InlineData("\"onsetPeriod\": { \"start\": \"2026-05-12\" }, \"recordedDate\": \"2026-05-14\"", "2026-05-12")]
    [InlineData("\"recordedDate\": \"2026-05-14\"", "2026-05-14")]
    public void D5_A_problem_began_with_its_onset_else_when_it_was_recorded(string members, string date) => (ProblemOf(Written.Condition(Spasm, members)).Source.Date?.Text).ShouldBe(date);

    [Fact]
    public void D2_OPLL_in_words_alone_is_to_be_confirmed() => Chart.Empty.With(Written.Condition(Spasm).Replace(Written.Concept(Spasm), "{ \"text\": \"cervical OPLL\" }", StringComparison.Ordinal))
        .Picture.Opll.Select(record => (record.Site, record.Unconfirmed)).ShouldBe([(OpllSite.Unknown, true)]);

    [Fact]
    public void D2_One_of_several_codings_is_enough_for_a_status()
    {
        var two = """{ "coding": [{ "code": "resolved" }, { "code": "active" }] }""";
        var condition = Written.Condition(Spasm, $"\"clinicalStatus\": {two}", clinical: string.Empty);

        ProblemOf(condition).State.ShouldBe(ProblemState.Active);
    }

    [Theory]
    [InlineData("{ \"code\": \"over\" }", ProblemState.Unknown)]
    [InlineData("{ \"system\": \"http://site.example/status\", \"code\": \"over\" }", ProblemState.Resolved)]
    public void D35_A_status_counts_beside_a_code_of_the_site_and_not_beside_one_that_may_contradict_it(string other, ProblemState state)
    {
        var condition = Written.Condition(Spasm, $"\"clinicalStatus\": {{ \"coding\": [{{ \"system\": \"http://terminology.hl7.org/CodeSystem/condition-clinical\", \"code\": \"resolved\" }}, {other}] }}", clinical: string.Empty);

        ProblemOf(condition).State.ShouldBe(state);
    }

    [Theory]
    [InlineData("confirmed", "refuted", false)]
    [InlineData("refuted", "confirmed", false)]
    [InlineData("refuted", "provisional", true)]
    public void D2_What_stands_by_one_coding_is_not_withdrawn_by_another(string first, string second, bool unconfirmed)
    {
        var two = $"{{ \"coding\": [{{ \"code\": \"{first}\" }}, {{ \"code\": \"{second}\" }}] }}";
        var condition = Written.Condition(Spasm, $"\"verificationStatus\": {two}", verification: string.Empty);

        ProblemOf(condition).Unconfirmed.ShouldBe(unconfirmed);
    }

    [Theory]
    [InlineData("refuted")]
    [InlineData("entered-in-error")]
    public void D29_A_broken_resource_that_was_withdrawn_stays_open(string verification)
    {
        var picture = Chart.Empty.With(Written.Condition("sct|202664003", "\"onsetDateTime\": 2026", verification: verification)).Picture;

        picture.NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(Reason.Unreadable);
        picture.Signs.ShouldHaveSingleItem().Finding.ShouldBe(Protocol.Answer.Unknown);
    }

    [Theory]
    [InlineData("active", "present")]
    [InlineData("resolved", "resolved")]
    public void D11_What_is_seen_and_not_counted_says_whether_it_still_is(string clinical, string words)
    {
        var seen = Chart.Empty.With(Written.Condition("sct|22220005", clinical: clinical)).Picture.NotCounted.ShouldHaveSingleItem();

        (seen.Fact, seen.Value).ShouldBe((Facts.StressIncontinence, words));
    }

    [Theory]
    [InlineData("sct|13645005", Caution.LungDisease)]
    [InlineData("icd|K74.6", Caution.LiverDisease)]
    [InlineData("icd|H40.1", Caution.Glaucoma)]
    [InlineData("sct|77386006", Caution.Pregnancy)]
    public void D22_An_active_problem_is_a_caution_and_a_resolved_one_is_none(string code, Caution caution)
    {
        var record = Chart.Empty.With(Written.Condition(code)).Picture.Cautions.ShouldHaveSingleItem();

        (record.Caution, record.Source.Value).ShouldBe((caution, "present"));
        Chart.Empty.With(Written.Condition(code, clinical: "resolved")).Picture.Cautions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "text": "something" }""", false)]
    [InlineData("""{ "coding": [{ "system": "urn:x", "code": "y" }] }""", false)]
    [InlineData("""{ "coding": [{ "system": "urn:x" }] }""", true)]
    [InlineData("""{ "coding": [] }""", true)]
    [InlineData("""{ "coding": [{ "system": "urn:x" }], "text": "something" }""", false)]
    public void A_broken_Condition_is_listed_only_if_nothing_says_that_it_is_not_ours(string code, bool isListed)
    {
        var broken = $$"""{ "resourceType": "Condition", "id": "x", "code": {{code}}, "onsetDateTime": 5 }""";

        Chart.Empty.With(broken).Picture.NotUsed.Select(unused => $"{unused.Reference} {unused.Reason} {unused.Fact}").ShouldBe(isListed ? ["Condition/x Unreadable "] : []);
    }

    [Fact]
    public void A_resource_that_does_not_say_what_it_is_is_not_read()
    {
        var nameless = Written.Condition("sct|202664003").Replace("\"resourceType\": \"Condition\",", string.Empty, StringComparison.Ordinal);
        var conditions = new CervicalRehab.Cds.Fhir.GatheredPart(LoadState.Complete, [CervicalRehab.Cds.Fhir.Reading.SentResource.Of(System.Text.Json.JsonElement.Parse(nameless.Replace("\"code\"", "\"id\": \"x\", \"subject\": { \"reference\": \"Patient/p\" }, \"code\"", StringComparison.Ordinal)))]);

        var picture = CervicalRehab.Cds.Fhir.Reading.PictureReader.Read(new()
        {
            PatientId = "p",
            Patient = CervicalRehab.Cds.Fhir.Reading.SentResource.Of(System.Text.Json.JsonElement.Parse("""{ "resourceType": "Patient", "id": "p" }""")),
            Conditions = conditions,
        }).Picture;

        picture.Myelopathy.ShouldBeEmpty();
        picture.NotUsed.ShouldContain(unused => unused.Reference == "Condition/x" && unused.Reason == Reason.Unreadable);
    }

    [Theory]
    [InlineData("\"a\"", "Condition/a")]
    [InlineData("\"A-1.b\"", "Condition/A-1.b")]
    [InlineData("\"a b\"", "Condition")]
    [InlineData("\"a/b\"", "Condition")]
    [InlineData("\"é\"", "Condition")]
    [InlineData("\"\"", "Condition")]
    [InlineData("null", "Condition")]
    public void Only_a_valid_id_travels_in_a_reference(string id, string reference) =>
        ProblemOf(Written.Condition(Spasm, $"\"id\": {id}")).Source.Reference.ShouldBe(reference);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void An_id_has_a_length(int length, bool isValid)
    {
        var id = new string('a', length);

        ProblemOf(Written.Condition(Spasm, $"\"id\": \"{id}\"")).Source.Reference.ShouldBe(isValid ? "Condition/" + id : "Condition");
    }

    [Theory]
    [InlineData("icd|M62.838", 0)]
    [InlineData("icd|m47.12", 1)]
    [InlineData("icd|M4712", 1)]
    [InlineData("icd|M47-12", 0)]
    [InlineData("urn:other|M47.12", 0)]
    [InlineData("sct|2026.64003", 0)]
    public void A_dot_and_the_case_of_a_letter_do_not_matter_in_ICD_10_CM_alone(string code, int found) =>
        Chart.Empty.With(Written.Condition(code)).Picture.Myelopathy.Length.ShouldBe(found);

    private static ProblemRecord ProblemOf(string condition) => Chart.Empty.With(condition).Picture.Spasm.ShouldHaveSingleItem();
}
