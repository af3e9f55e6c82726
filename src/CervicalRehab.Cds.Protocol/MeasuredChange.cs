using CervicalRehab.Cds.Protocol.FollowUp;

namespace CervicalRehab.Cds.Protocol;

/// <summary>How one measure of a running program stands against its baseline, like with like only (D17, D44). It progresses nobody.</summary>
/// <param name="Baseline">The baseline record.</param>
/// <param name="Latest">The latest record.</param>
/// <param name="From">Baseline value, in the unit.</param>
/// <param name="To">Latest value, in the unit.</param>
/// <param name="Unit"><c>mm</c> for the visual analog scale, <c>{score}</c> for a numeric rating of 0 to 10, <c>deg</c> for motion.</param>
/// <param name="Standing">Better, worse, or within measurement error.</param>
/// <param name="GoalReached">True when the latest value reaches the goal that the program sets (D44).</param>
public sealed record MeasuredChange(Evidence Baseline, Evidence Latest, decimal From, decimal To, string Unit, Standing Standing, bool GoalReached);
