using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>The running plan as the SDK reads it.</summary>
public static class ReceivedPlan
{
    /// <summary>The plan; null unless every part of it is read without a fault, since only such a plan can be sent back whole.</summary>
    public static CarePlan? Of(JsonElement json) => StrictResource.Read(JsonMarshal.GetRawUtf8Value(json)) is { Resource: CarePlan plan, Faults: [] } ? plan : null;
}
