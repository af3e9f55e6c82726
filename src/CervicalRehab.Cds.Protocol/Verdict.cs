using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol;

/// <summary>What a table of rules says about one patient: the answer for each effect, and the rules that apply.</summary>
internal sealed class Verdict
{
    private static readonly int Effects = Enum.GetValues<Effect>().Length;

    private readonly Answer[] _answers = new Answer[Effects];

    public Verdict(PatientCase c, ImmutableArray<Rule> rules)
    {
        var applying = ImmutableArray.CreateBuilder<Judged>(0);
        Array.Fill(_answers, Answer.No);
        foreach (var rule in rules)
        {
            var judged = new Judged(rule, rule.Judge(c));
            ref var answer = ref _answers[(int)rule.Effect];
            answer = answer.Or(judged.Judgement.Answer);
            if (judged.Applies)
            {
                applying.Add(judged);
            }
        }

        Applying = applying.DrainToImmutable();
    }

    /// <summary>The rules that apply, in the order of the table.</summary>
    public ImmutableArray<Judged> Applying { get; }

    /// <summary>Yes when a rule of the effect applies, no when none does, unknown when one cannot be answered.</summary>
    public Answer Of(Effect effect) => _answers[(int)effect];
}
