using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>Two readings of a shoulder item of one day: what is not normal speaks, whatever the order (D7).</summary>
public sealed class ShoulderOfOneDayTests
{
    [Theory]
    [InlineData(ShoulderItem.Strength, "normal", "abnormal", "strength abnormal")]
    [InlineData(ShoulderItem.Impingement, "absent", "present", "impingement signs present")]
    public void What_is_not_normal_speaks(ShoulderItem item, string normal, string not, string words)
    {
        ShoulderRecord[] both = [new(item, Record.Of(Facts.Of(item), normal, 5)), new(item, Record.Of(Facts.Of(item), not, 5))];

        Shown(both).ShouldContain(words);
        Shown([both[1], both[0]]).ShouldContain(words);

        static string Shown(ShoulderRecord[] records) =>
            string.Join('\n', Briefing.Of((APatient.InScope with { Shoulder = [.. APatient.InScope.Shoulder.Where(record => record.Item != records[0].Item), .. records] }).Decide(), Record.Now).Measures);
    }
}
