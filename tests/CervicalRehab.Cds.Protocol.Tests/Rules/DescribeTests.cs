using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

/// <summary>Facts, dates and changes in the words of a sentence.</summary>
public sealed class DescribeTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(0.0, "0")]
    [InlineData(12.5, "12.5")]
    [InlineData(12.345, "12.35")]
    public void A_number_has_two_decimals_at_most(double? value, string words) => Describe.Number((decimal?)value).ShouldBe(words);

    [Fact]
    public void Facts_are_named_once() =>
        Describe.Names([Facts.GaitInstability, Facts.BladderDysfunction, Facts.GaitInstability]).ShouldBe("gait instability, bladder dysfunction");

    [Fact]
    public void More_than_two_facts_are_counted()
    {
        Describe.Brief([Facts.GaitInstability]).ShouldBe("gait");
        Describe.Brief([Facts.GaitInstability, Facts.BladderDysfunction, Facts.GaitInstability]).ShouldBe("gait and bladder");
        Describe.Brief([Facts.GaitInstability, Facts.BladderDysfunction, Facts.Hoffmann]).ShouldBe("3 neurologic signs");
    }

    [Fact]
    public void Dates_stand_oldest_first_and_each_once() =>
        Describe.Dates([Record.Of("x", "", 5), Record.Of("x", "", 60), Record.Of("x", "", 5), Record.Of("x", "", null)], Record.Now).ShouldBe("undated, Apr 2, May 27");

    [Theory]
    [InlineData(Facts.UpperLimbWeakness, "present", "absent")]
    [InlineData(Facts.ShoulderStrength, "abnormal", "normal")]
    [InlineData(Facts.UpperLimbStrength, "4", "5")]
    public void What_was_looked_for_and_not_found_dates_no_finding(string fact, string found, string negative)
    {
        var positive = Record.Of(fact, found, 20);

        Describe.Latest([positive, Record.Of(fact, negative, 5)]).ShouldBe(positive.Date);
        Describe.Latest([Record.Of(fact, negative, 5)]).ShouldBeNull();
    }

    [Fact]
    public void A_change_has_its_sign_its_size_and_its_unit() =>
        Describe.Changes([Change(Facts.PainVas, 18), Change(Facts.PainNumeric, -20), Change(Facts.Of(Movement.Flexion), -12.5m)], Record.Now)
            .ShouldBe("pain +18 mm, pain (numeric) -2 points, flexion -12.5 degrees");

    [Fact]
    public void The_line_on_small_changes_names_what_became_worse_and_nothing_else()
    {
        var patient = APatient.InProgramme(20) with
        {
            Pain = [Measurement.Pain(40, 20), Measurement.Pain(45, 5), Measurement.Pain(60, 20, PainScale.Numeric), Measurement.Pain(60, 5, PainScale.Numeric)],
            Motion = [.. Measurement.MotionSet(20), .. Measurement.MotionSet(5, 45).SetItem(1, Measurement.Angle(Movement.Extension, 43, 5))],
        };

        patient.Decide().Notes.Single(note => note.Rule == "within-measurement-error").Sentence.ShouldBe("Changes within measurement error: pain +5 mm, flexion -5 degrees");
    }

    private static Change Change(string fact, decimal amount) => new(Record.Of(fact, "", 20), Record.Of(fact, "", 5), 40, 40 + amount);
}
