using System.Collections.Immutable;
using CervicalRehab.Cds.Workbench.WriteBack;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace CervicalRehab.Cds.Service.Tests.WriteBack;

/// <summary>Writing to servers that differ from the book, with faults in between: nothing twice, and nothing lost without a word.</summary>
public sealed class NeverTwiceTests
{
    private const int Runs = 200;

    public static TheoryData<Manner> Manners => [.. Enum.GetValues<Manner>()];

    [Theory]
    [MemberData(nameof(Manners))]
    public async Task Nothing_is_written_twice_and_every_item_says_what_became_of_it(Manner manner)
    {
        var (faults, retried, unknown) = (0, 0, 0);
        for (var seed = 0; seed < Runs; seed++)
        {
            using var server = new SimulatedServer(manner, seed);
            using var http = new EhrHttp(TimeProvider.System, server, TimeSpan.FromSeconds(5));
            var examined = new Examined();
            var writer = new AssessmentWriter(http, _ => Task.CompletedTask, TimeProvider.System);
            var offer = WriteOffer.Of(null, examined.Session.Scope, new ServerTakes(true, Transactions: seed % 2 == 0, ["Observation", "QuestionnaireResponse", "DocumentReference"], []));
            for (var press = 0; press < 5; press++)
            {
                server.IsUnwell = press < 3;
                var isNew = press == 2 && seed % 3 == 0;
                if (isNew)
                {
                    // Access ended, the same page is sent from another session: the ledger of the first is gone.
                    examined.Session = Examined.NewSession();
                }

                var items = examined.Items(isOwnSession: press < 2 || seed % 3 != 0);
                await writer.Write(examined.Access(), offer, offer.Best, examined.Examination, items);
                Check(server, items, $"{manner}, run {seed}, press {press}");
                faults += items.Count(item => item.State is not WriteState.Written);
                retried += press > 0 ? 1 : 0;
                unknown += items.Count(item => item.State is WriteState.Unknown);
            }

            if (manner is not (Manner.ForbidsFindings or Manner.RefusesRepeats or Manner.FailsOneOfABatch))
            {
                examined.Items().ShouldAllBe(item => item.State == WriteState.Written, $"{manner}, run {seed}");
            }
        }

        // A simulation in which nothing goes wrong proves nothing.
        faults.ShouldBeGreaterThan(Runs);
        unknown.ShouldBeGreaterThan(0);
        retried.ShouldBe(Runs * 4);
    }

    [Fact]
    public async Task A_button_pressed_twice_at_once_writes_once()
    {
        using var server = new SimulatedServer(Manner.NoTransaction, 1) { IsUnwell = false };
        using var http = new EhrHttp(TimeProvider.System, server, TimeSpan.FromSeconds(5));
        var examined = new Examined();
        var writer = new AssessmentWriter(http, _ => Task.CompletedTask, TimeProvider.System);
        var offer = WriteOffer.Of(WriteWay.Singly, examined.Session.Scope, ServerTakes.Unknown);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => writer.Write(examined.Access(), offer, offer.Best, examined.Examination, examined.Items()), TestContext.Current.CancellationToken)));

        server.Record.Count.ShouldBe(examined.Items().Length);
    }

    [Fact]
    public async Task A_correction_is_a_new_item_and_what_was_not_corrected_is_not_sent_again()
    {
        using var server = new SimulatedServer(Manner.NoTransaction, 1) { IsUnwell = false };
        using var http = new EhrHttp(TimeProvider.System, server, TimeSpan.FromSeconds(5));
        var examined = new Examined();
        var writer = new AssessmentWriter(http, _ => Task.CompletedTask, TimeProvider.System);
        var offer = WriteOffer.Of(WriteWay.Singly, examined.Session.Scope, ServerTakes.Unknown);
        await writer.Write(examined.Access(), offer, offer.Best, examined.Examination, examined.Items());
        var before = server.Record.ToArray();

        examined.Answers = Examined.Normal.SetItem("gait-instability", "52101004");
        await writer.Write(examined.Access(), offer, offer.Best, examined.Examination, examined.Items());

        var added = server.Record.Skip(before.Length).ToArray();
        added.Select(one => one.Type).ShouldBe(["QuestionnaireResponse", "Observation"]);
        added[1].Body.ShouldContain("52101004");
        server.Record.Take(before.Length).ShouldBe(before);
    }

    [Fact]
    public void An_item_carries_who_when_where_and_its_own_identifier()
    {
        var items = new Examined().Items();

        items.Select(item => item.Urn).Distinct().Count().ShouldBe(items.Length);
        foreach (var observation in items.Select(item => item.Resource).OfType<Observation>())
        {
            observation.Id.ShouldBeNull();
            observation.Identifier.ShouldHaveSingleItem().Value.ShouldStartWith("urn:uuid:");
            observation.Performer.ShouldHaveSingleItem().Reference.ShouldBe("Practitioner/doc");
            observation.Encounter!.Reference.ShouldBe("Encounter/e1");
            ((FhirDateTime)observation.Effective!).Value.ShouldBe("2026-06-01T09:00:00+02:00");
        }

        new Examined { State = new Workbench.Assessment.FormState { Patient = Examined.Patient } }.Items().Select(item => item.Urn).Intersect(items.Select(item => item.Urn)).ShouldBeEmpty("another examination is other items");
    }

    [Theory]
    [InlineData(Manner.NoTransaction)]
    [InlineData(Manner.FailsOneOfABatch)]
    public async Task Findings_name_the_form_they_come_from(Manner manner)
    {
        using var server = new SimulatedServer(manner, 3) { IsUnwell = false };
        using var http = new EhrHttp(TimeProvider.System, server, TimeSpan.FromSeconds(5));
        var examined = new Examined();
        var offer = WriteOffer.Of(manner is Manner.NoTransaction ? WriteWay.Singly : null, examined.Session.Scope, new ServerTakes(true, true, ["Observation", "QuestionnaireResponse"], []));
        await new AssessmentWriter(http, _ => Task.CompletedTask, TimeProvider.System).Write(examined.Access(), offer, offer.Best, examined.Examination, examined.Items());

        var form = server.Record.Single(one => one.Type is "QuestionnaireResponse");
        var named = $"\"derivedFrom\":[{{\"reference\":\"{(manner is Manner.NoTransaction ? $"QuestionnaireResponse/{form.Id}" : form.Urn)}\"}}]";
        server.Record.Where(one => one.Type is "Observation").ShouldAllBe(one => one.Body.Contains(named, StringComparison.Ordinal));
    }

    private static void Check(SimulatedServer server, ImmutableArray<WriteItem> items, string where)
    {
        server.Record.GroupBy(one => one.Urn).ShouldAllBe(copies => copies.Count() == 1, where);
        foreach (var item in items)
        {
            var there = server.Record.Find(one => one.Urn == item.Urn);
            switch (item.State)
            {
                case WriteState.Written:
                    there.Urn.ShouldBe(item.Urn, where);
                    (item.ServerId ?? there.Id).ShouldBe(there.Id, where);
                    break;
                case WriteState.Pending or WriteState.Refused:
                    there.Urn.ShouldBeNull($"{where}: {item.Label}, {item.Words}");
                    item.Words.ShouldNotBeEmpty(where);
                    break;
                default:
                    item.Words.Length.ShouldBeGreaterThan(20, where);
                    break;
            }
        }
    }
}
