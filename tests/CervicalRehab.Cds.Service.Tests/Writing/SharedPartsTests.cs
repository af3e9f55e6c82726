using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.Tests.Medicine;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>What no patient changes is made once and stands in every draft: nobody ever writes to it.</summary>
public sealed class SharedPartsTests
{
    [Fact]
    public void Shared_parts_are_the_same_after_any_number_of_drafts()
    {
        var before = Written();
        before.Count.ShouldBeGreaterThan(40);

        Generated.Holds(1_000, GeneratedChart.All, chart =>
        {
            var decision = chart.Chart.Decision;
            foreach (var draft in Drafts.For(decision, ADecision.Call, CarePlanUpdateTests.Plan))
            {
                ADecision.Bytes(draft.Write);
                ResourceJson.ToBytes(draft.Resource);
            }

            ResourceJson.ToBytes(AppliedPlan.For(decision, "p1", ADecision.Call.At));
        });

        Written().ShouldBe(before);
    }

    [Fact]
    public void An_update_takes_a_copy_of_the_plan()
    {
        var plan = CarePlanUpdateTests.Plan;
        var before = JsonElement.Parse(ResourceJson.ToBytes(plan).Span).GetRawText();

        Drafts.For(ADecision.Progress, ADecision.Call, plan).ShouldHaveSingleItem().Resource.ShouldNotBeSameAs(plan);
        Drafts.For(ADecision.Urgent, ADecision.Call, plan)[1].Resource.ShouldNotBeSameAs(plan);
        JsonElement.Parse(ResourceJson.ToBytes(plan).Span).GetRawText().ShouldBe(before);
    }

    private static List<string> Written() =>
    [
        .. typeof(Drafts).Assembly.GetTypes().Where(type => type.Namespace == typeof(Drafts).Namespace && !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(field => Parts(field.GetValue(null)).Select(part => $"{type.Name}.{field.Name} {JsonElement.Parse(ResourceJson.ToBytes(part).Span).GetRawText()}"))),
    ];

    private static IEnumerable<Base> Parts(object? value) => value switch
    {
        Base part => [part],
        string => [],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(index => Parts(tuple[index])),
        IDictionary table => table.Values.Cast<object>().SelectMany(Parts),
        IEnumerable items => items.Cast<object>().SelectMany(Parts),
        { } record when record.GetType().Namespace == typeof(Drafts).Namespace && record is not Delegate => record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(member => Parts(member.GetValue(record))),
        _ => [],
    };
}
