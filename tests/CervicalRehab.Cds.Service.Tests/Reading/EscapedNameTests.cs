using System.Text;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>The tables leave a resource with an escape in a name to the readers, which look behind it (D29, D36).</summary>
public sealed class EscapedNameTests
{
    [Theory]
    [InlineData("contained", true)]
    [InlineData("\\u0063ontained", false)]
    public void A_sign_within_another_Observation_counts_however_its_place_is_written(string name, bool isReadByTable)
    {
        var holder = Written.Observation("hoffmann-sign", $$"""{{Written.Value("sct|2667000")}}, "id": "x", "subject": { "reference": "Patient/p" }, "{{name}}": [{{Written.Present("gait-instability")}}] """);
        var entries = BodyWalk.Read(Encoding.UTF8.GetBytes($$"""{ "resourceType": "Bundle", "type": "searchset", "entry": [{ "resource": {{holder}} }] }"""), new ReaderOptions()).Bundle!.All;
        var picture = PictureReader.Read(new()
        {
            PatientId = "p",
            Patient = BodyWalk.Read("""{ "resourceType": "Patient", "id": "p" }"""u8.ToArray(), options: null),
            Observations = new(LoadState.Complete, [.. entries]),
        }).Picture;

        (entries.Single().Read is not null).ShouldBe(isReadByTable);
        picture.Signs.ShouldContain(found => found.Sign == Sign.GaitInstability && found.Finding == CervicalRehab.Cds.Protocol.Answer.Yes);
    }
}
