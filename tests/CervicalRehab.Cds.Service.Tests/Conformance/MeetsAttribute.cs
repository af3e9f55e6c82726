using Xunit.v3;

namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>Rows of <see cref="Requirements"/> that a test is for, where its name does not say them: <c>-trait row=CARD-5</c> runs the tests of one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeetsAttribute(params string[] rows) : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. rows.Select(row => KeyValuePair.Create("row", row))];
}
