namespace CervicalRehab.Cds.Service.SilentRun.Results;

/// <summary>What would have been shown at the encounters of the year before, each as of its day.</summary>
internal sealed class ReplayFigures
{
    /// <summary>Encounters in the year of all patients.</summary>
    public long Encounters { get; set; }

    /// <summary>Of them: of a patient with OPLL known by then.</summary>
    public long InScope { get; set; }

    /// <summary>Of them: at which some card would have been shown.</summary>
    public long Firings { get; set; }

    /// <summary>Of them: with the same cards as at the patient's encounter before.</summary>
    public long Repeats { get; set; }

    /// <summary>Cards by topic.</summary>
    public Counts Cards { get; set; } = [];

    /// <summary>Cards by the Monday of the week.</summary>
    public Counts Weeks { get; set; } = [];

    /// <summary>Cards by the Monday of the week and the indicator: <c>2026-05-25 critical</c>.</summary>
    public Counts WeeksByIndicator { get; set; } = [];

    /// <summary>Patients whose first urgent card of the year came so many days after the first record of the red flag.</summary>
    public Counts RedFlagDays { get; set; } = [];

    /// <summary>Records without a usable date, by type: they are known at no encounter.</summary>
    public Counts Undated { get; set; } = [];

    /// <summary>Encounters without a day, or planned, cancelled or entered in error.</summary>
    public long PassedOver { get; set; }

    /// <summary>Adds another part.</summary>
    public void Add(ReplayFigures other)
    {
        (Encounters, InScope, Firings) = (Encounters + other.Encounters, InScope + other.InScope, Firings + other.Firings);
        (Repeats, PassedOver) = (Repeats + other.Repeats, PassedOver + other.PassedOver);
        Cards.Add(other.Cards);
        Weeks.Add(other.Weeks);
        WeeksByIndicator.Add(other.WeeksByIndicator);
        RedFlagDays.Add(other.RedFlagDays);
        Undated.Add(other.Undated);
    }
}
