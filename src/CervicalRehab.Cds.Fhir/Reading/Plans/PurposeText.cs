using System.Collections.Frozen;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What something on an order tells of the problem that it is for (D24).</summary>
internal enum Purpose
{
    /// <summary>Nothing.</summary>
    NotTold,

    /// <summary>The neck, or the spine without another part of it.</summary>
    ThisProblem,

    /// <summary>Another problem or part of the body, or something that nobody here knows.</summary>
    AnotherProblem,
}

/// <summary>What the words of an order tell of its purpose. They are recognized only and never leave the reader.</summary>
internal static class PurposeText
{
    private static readonly FrozenSet<string> Neck = Set("neck cervical cervicalgia cervicogenic cervicobrachial cervicothoracic opll");
    private static readonly FrozenSet<string> Spine = Set("spine spinal");

    // The neck of another bone or organ, the cervix, and diseases of the neck that are not the spine's.
    private static readonly FrozenSet<string> NotTheSpine = Set(
        "femur femoral hip humerus humeral radius radial talus talar scapula rib tooth teeth bladder gallbladder pancreas pancreatic penis cervix uterus uterine vagina vaginal dysplasia intraepithelial cytology smear "
        + "cancer carcinoma neoplasm lymph lymphadenopathy thyroid parathyroid cyst mass lump abscess carotid jugular larynx laryngeal trachea tracheostomy parotid salivary goiter melanoma lymphoma");

    private static readonly FrozenSet<string> OtherLevels = Set("lumbar lumbosacral thoracic thoracolumbar sacral sacrum coccyx coccygeal iliac tibial scapular nasal calcaneal");

    // Parts of the body that no sign of this problem lies in, and diseases of other parts. Hands, arms and legs are not among them: their weakness may be of the neck.
    private static readonly FrozenSet<string> Elsewhere = Set(
        "knee knees hip hips ankle ankles foot feet toe toes heel thigh calf achilles plantar shoulder shoulders rotator elbow elbows wrist wrists finger fingers thumb carpal patella patellar meniscus meniscal acl femur femoral tibia tibial "
        + "humerus humeral radius radial talus lumbar lumbosacral lumbago backache thoracic thoracolumbar sacral sacrum sacroiliac sciatica coccyx coccygeal pelvis pelvic groin abdomen abdominal hernia breast chest rib ribs jaw tmj "
        + "temporomandibular facial dental thyroid parathyroid carotid larynx laryngeal lymph lymphedema lymphadenopathy goiter melanoma lymphoma cancer carcinoma neoplasm cervix uterus uterine vaginal incontinence prostate gallbladder "
        + "pancreas pancreatic pulmonary cardiac heart lung copd asthma stroke vertigo vestibular postpartum pregnancy amputation amputee");

    // What may be said of any problem.
    private static readonly FrozenSet<string> General = Set(
        "pain pains chronic acute weakness weak muscle muscular muscles spasm spasms stiffness stiff general generalized unspecified other myalgia headache posture postural abnormal abnormality impaired impairment decreased reduced limited "
        + "limitation mobility gait walking balance fatigue deconditioning debility rehabilitation rehab therapy physical physiotherapy evaluation evaluate eval treat treatment assessment exercise exercises strengthening strength range of "
        + "motion the a and or for to due with in on disorder disorders finding symptom symptoms syndrome nos musculoskeletal soft tissue radiculopathy myelopathy numbness paresthesia tingling arm arms hand hands upper lower limb limbs leg "
        + "legs extremity extremities both left right bilateral side fall falls difficulty unsteadiness unsteady instability referral consult consultation");

    private static readonly FrozenSet<string> Negations = Set("not no non nor without except excluding");
    private static readonly FrozenSet<(string, string)> OfTheBack = new[]
    {
        ("low", "back"), ("lower", "back"), ("upper", "back"), ("mid", "back"), ("back", "pain"), ("back", "ache"), ("back", "strain"),
    }.ToFrozenSet();

    private const int ReachOfANegation = 3;

    /// <summary>What a text tells; to a surgeon "head and neck" is a field of its own and not the spine.</summary>
    internal static Purpose Of(string? text, bool toSurgeon)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        var isElsewhere = false;
        foreach (var clause in (text ?? string.Empty).Split(['.', ';', ',', ':', '\n', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = [.. WordsOf(clause)];
            for (var at = 0; at < words.Length; at++)
            {
                if (!words[Math.Max(0, at - ReachOfANegation)..at].Any(Negations.Contains))
                {
                    var isField = toSurgeon && words[at] == "neck" && words[..at].LastOrDefault(static word => word is not ("and" or "or")) == "head";
                    isElsewhere |= isField || Elsewhere.Contains(words[at]) || (at > 0 && OfTheBack.Contains((words[at - 1], words[at])));
                    said.UnionWith(isField ? [] : [words[at]]);
                }
            }
        }

        var (neck, spine) = (said.Overlaps(Neck), said.Overlaps(Spine));
        return (spine ? neck || !(isElsewhere || said.Overlaps(OtherLevels)) : neck && !said.Overlaps(NotTheSpine)) ? Purpose.ThisProblem
            : isElsewhere ? Purpose.AnotherProblem
            : Purpose.NotTold;
    }

    /// <summary>True for words, and none that says which problem it is.</summary>
    internal static bool IsGeneral(string text) => WordsOf(text).ToList() is { Count: > 0 } words && words.TrueForAll(General.Contains);

    private static IEnumerable<string> WordsOf(string text) => Words.Of(text).Select(static word => word.ToLowerInvariant());

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
