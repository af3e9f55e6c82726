using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Validation;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>
/// The slow way, for what is not written as nearly everything is: the SDK's own deserializer in its strict mode, the only one that says all it saw. It takes
/// thirty times as long, so one call may take it so often and no more.
/// </summary>
internal sealed class SdkParser
{
    /// <summary>How many resources of one call are read this way. What is beyond is not read.</summary>
    internal const int MostOfACall = 256;

    private int _left = MostOfACall;

    private bool _isExhausted;

    /// <summary>True when a resource was left out, since this was asked last, because there were too many such before it.</summary>
    internal bool TakeExhausted()
    {
        var isExhausted = _isExhausted;
        _isExhausted = false;
        return isExhausted;
    }

    /// <summary>What the bytes hold; null for what is no resource of a type that R4 has, and for whatever the SDK fails on.</summary>
    internal StrictResource? Read(ReadOnlySpan<byte> json)
    {
        if (_left == 0)
        {
            _isExhausted = true;
            return null;
        }

        _left--;
        return StrictResource.Read(json) is { Resource: not (null or DynamicResource) } reading ? reading : null;
    }

    /// <summary>Faults in what stands beside a primitive.</summary>
    internal static ImmutableArray<string> OfExtensions { get; } =
        [FhirJsonException.USE_OF_UNDERSCORE_WITH_NON_PRIMITIVE_CODE, FhirJsonException.UNDERSCORE_SHOULD_BE_OBJECT_CODE, FhirJsonException.PRIMITIVE_VALUE_SUPPLIED_TWICE_CODE];

    /// <summary>Faults after which the SDK's instance does not say what was sent: two values in one place, an object or a list where there is none, a value of another kind.</summary>
    internal static ImmutableArray<string> OfShape { get; } =
    [
        FhirJsonException.DUPLICATE_PROPERTY_CODE, FhirJsonException.NESTED_ARRAY_CODE, FhirJsonException.UNEXPECTED_PRIMITIVE_VALUE_FOR_NON_PRIMITIVE_CODE,
        FhirJsonException.UNEXPECTED_OBJECT_VALUE_FOR_PRIMITIVE_CODE, FhirJsonException.RESOURCETYPE_SHOULD_BE_STRING_CODE,
        CodedValidationException.PROPERTY_TYPE_MISMATCH_CODE, CodedValidationException.WRONG_CASED_RESOURCE_TYPE_CODE, CodedValidationException.UNKNOWN_RESOURCE_TYPE_CODE,
        CodedValidationException.INCORRECT_LITERAL_VALUE_TYPE_CODE,
    ];
}
