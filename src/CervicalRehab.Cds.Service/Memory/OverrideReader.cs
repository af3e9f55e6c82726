using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Why a card was overridden: a reason, a comment, both, or neither.</summary>
internal readonly record struct StatedOverride(Term? Reason, string? Comment);

/// <summary>
/// The reasons of an override as clients send them: <c>overrideReason</c> (CDS Hooks), and <c>overrideReasons</c>, one object or a list of them (Epic), each with
/// a reason, or with keys of an extension where the reason is one of the site's own.
/// </summary>
internal static class OverrideReader
{
    /// <summary>Start of the keys by which Epic names a reason of the site.</summary>
    public const string EpicKeys = "com.epic.cdshooks.feedback.overrideReason.";

    private const string Single = "overrideReason";
    private const string Several = "overrideReasons";
    private const string Wanted = "an object with a reason, a userComment or both";

    private const int MaxReasons = 20;
    private const int MaxCode = 200;
    private const int MaxUri = 1_000;

    /// <summary>The reasons in their order; empty without any. What is wrong is noted with its path.</summary>
    public static ImmutableArray<StatedOverride> Read(FieldReader item)
    {
        var reasons = ImmutableArray.CreateBuilder<StatedOverride>(1);
        if (item.Child(Single, JsonValueKind.Object, "an object", required: false) is { } only)
        {
            reasons.Add(One(only, Single, item));
        }

        if (item.Json.TryGetProperty(Several, out var several) && several.ValueKind is JsonValueKind.Array)
        {
            if (several.GetArrayLength() > MaxReasons)
            {
                item.Wrong(Several, string.Create(CultureInfo.InvariantCulture, $"at most {MaxReasons} objects"));
                return [];
            }

            reasons.AddRange(several.EnumerateArray().Select((one, at) => One(one, string.Create(CultureInfo.InvariantCulture, $"{Several}[{at}]"), item)));
        }
        else if (item.Child(Several, JsonValueKind.Object, "an object or an array of objects", required: false) is { } one)
        {
            reasons.Add(One(one, Several, item));
        }

        return reasons.DrainToImmutable();
    }

    private static StatedOverride One(JsonElement json, string name, FieldReader item)
    {
        if (item.Within(name, json, Wanted) is not { } given)
        {
            return default;
        }

        var faults = given.Faults;
        var comment = FeedbackReader.Bounded(given, "userComment", given.Optional("userComment"), FeedbackReader.MaxComment);
        var reason = given.Object("reason", required: false);
        var extension = json.TryGetProperty("extension", out var said) && said.ValueKind is JsonValueKind.Object ? said : default(JsonElement?);
        if (reason is null && comment is null && extension is null && given.Faults == faults)
        {
            item.Wrong(name, Wanted);
        }

        return new(reason is not null ? Known(Stated(reason)) : extension is { } keys ? OfSite(keys, given) : null, comment);
    }

    private static Term Stated(FieldReader reason) => new(
        FeedbackReader.Bounded(reason, "system", reason.Optional("system"), MaxUri),
        FeedbackReader.Bounded(reason, "code", reason.Required("code"), MaxCode),
        FeedbackReader.Bounded(reason, "display", reason.Optional("display"), MaxUri));

    // The number of the site's reason, or what it is called; other extensions say nothing that is known here.
    private static Term? OfSite(JsonElement extension, FieldReader given)
    {
        var display = Text(extension, "reasonDisplay") ?? Text(extension, "reasonTitle");
        return (Text(extension, "reasonCategory") ?? display) is { } code
            ? new Term(EpicKeys.TrimEnd('.'), FeedbackReader.Bounded(given, "extension", code, MaxCode), FeedbackReader.Bounded(given, "extension", display, MaxUri))
            : null;
    }

    private static string? Text(JsonElement extension, string key) => extension.TryGetProperty(EpicKeys + key, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { } text && !string.IsNullOrWhiteSpace(text)
        ? text
        : null;

    // Clients leave the display out, or send their own: ours is what was offered (FB-11).
    private static Term Known(Term reason) =>
        OverrideReasons.All.FirstOrDefault(offered => offered.System == reason.System && offered.Code == reason.Code) ?? reason;
}
