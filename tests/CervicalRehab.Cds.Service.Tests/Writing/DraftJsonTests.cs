using System.Buffers;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Fhir.Writing;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>What is written member by member is what the serializer writes of the same record, whatever members it has.</summary>
public sealed class DraftJsonTests
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void A_record_is_written_with_every_member_it_has()
    {
        ShouldBeWritten(Filled<CarePlan>());
        ShouldBeWritten(Filled<ServiceRequest>());
        ShouldBeWritten(Filled<Goal>());
    }

    [Fact]
    public void A_record_is_written_without_the_members_it_has_not()
    {
        ShouldBeWritten(new CarePlan { Text = new(), Subject = new(), Period = new(), Activity = [new(), new() { Detail = new() { Code = new(), ScheduledTiming = new() } }], Note = [new()] });
        ShouldBeWritten(new ServiceRequest { Code = new() { Coding = [new(null, null)] } });
        ShouldBeWritten(new Goal { Target = [new() { DetailQuantity = new() }] });
    }

    private static void ShouldBeWritten(CarePlan plan) => Text(json => DraftJson.Write(json, plan)).ShouldBe(Text(json => JsonSerializer.Serialize(json, plan, FhirJson.Default.CarePlan)));

    private static void ShouldBeWritten(ServiceRequest request) =>
        Text(json => DraftJson.Write(json, request)).ShouldBe(Text(json => JsonSerializer.Serialize(json, request, FhirJson.Default.ServiceRequest)));

    private static void ShouldBeWritten(Goal goal) => Text(json => DraftJson.Write(json, goal)).ShouldBe(Text(json => JsonSerializer.Serialize(json, goal, FhirJson.Default.Goal)));

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static T Filled<T>() => (T)Filled(typeof(T), typeof(T).Name);

    // Texts need escaping of every kind.
    private static object Filled(Type type, string name) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => name + ":\n\n- \"a\\b\"\t<é ✓ \U0001F9B4 \u2028>\n",
        var flag when flag == typeof(bool) => true,
        var number when number == typeof(int) => name.Length,
        var number when number == typeof(decimal) => name.Length + 0.50m,
        var received when received == typeof(JsonElement) => JsonElement.Parse("4.250"),
        var part when part == typeof(JsonPart) => JsonPart.Text(page => page.Append(name)),
        { IsGenericType: true } list when list.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => List(list.GetGenericArguments()[0], name),
        var record => Record(record),
    };

    private static object List(Type item, string name) => typeof(DraftJsonTests).GetMethod(nameof(Two), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [name])!;

    private static ImmutableArray<T> Two<T>(string name) => [(T)Filled(typeof(T), name + "-1"), (T)Filled(typeof(T), name + "-2")];

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors()[0];
        var record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType, parameter.Name!))]);
        foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            member.SetValue(record, Filled(member.PropertyType, member.Name));
        }

        return record;
    }
}
