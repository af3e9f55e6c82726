using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Workbench.Review;

/// <summary>A source attribute of a decision support intervention (45 CFR 170.315(b)(11), evidence-based).</summary>
public sealed record SourceAnswer(string Name, string Answer);

/// <summary>What is known about evidence that carries the protocol or limits it.</summary>
public sealed record EvidenceNote(string Topic, string Finding, string Source, string Confidence);

/// <summary>Attributes and evidence, in the words of this service. What only the deploying organization knows is said to be its to state.</summary>
public static class SourceAttributes
{
    private const string NotUsed = "Not used.";

#pragma warning disable format // tables read better in columns
    /// <summary>The thirteen attributes.</summary>
    public static ImmutableArray<SourceAnswer> All { get; } =
    [
        new("Bibliographic citation", "The citation labels of the protocol with the publications that match them best, and how sure each match is: see Evidence."),
        new("Developer of the intervention", "The makers of this software, from a protocol text without named authors. The deploying organization states who approved it."),
        new("Funding source of the technical implementation", "To be stated by the deploying organization."),
        new("Release and revision dates", $"Content version {Content.Version}; it is on every card. Dates of release are those of the deployed software."),
        new("Use of race", NotUsed),
        new("Use of ethnicity", NotUsed),
        new("Use of language", NotUsed),
        new("Use of sexual orientation", NotUsed),
        new("Use of gender identity", NotUsed),
        new("Use of sex", NotUsed),
        new("Use of date of birth", "Used: the rehabilitation part applies from the 18th birthday (D4)."),
        new("Use of social determinants of health", NotUsed),
        new("Use of health status assessments", "Used: pain on the visual analog scale or numeric rating, perceived exertion (D15, D19)."),
    ];

    /// <summary>What the literature says beside the citations.</summary>
    public static ImmutableArray<EvidenceNote> Evidence { get; } =
    [
        new("Population", "None of the matched sources studied this program in OPLL: 20 people with neck pain, cancer survivors, older adults in general.", "Matches of labels 1 and 2", "Indirect throughout"),
        new("Degenerative cervical myelopathy", "Surgery for moderate and severe disease; mild disease surgery or supervised rehabilitation; no prophylactic surgery for compression without myelopathy.", "AO Spine/CSRS guideline 2017", "Abstract read"),
        new("Natural history of OPLL", "Of 167 people followed for about 11 years without surgery, 37 developed or worsened spinal symptoms; with mid-range canal space those with myelopathy moved their necks more.", "Matsunaga, J Neurosurg 2002", "Verified"),
        new("Conservative care of OPLL", "No conservative treatment acts on the ossification itself; limiting load and movement is the older principle.", "Kawaguchi 2019; Sumi 2006", "Verified"),
        new("Manipulation", "27 people with cord encroachment were treated without major complication; the authors ask for great care, others list cord damage as a contraindication.", "Murphy 2006; a physical therapy guideline", "Verified; conflicting"),
        new("Signs of myelopathy", "Three of five of a cluster of signs rule in well; single tests perform poorly. The protocol uses two of the five.", "Cook 2010, n = 249", "Verified"),
        new("Error of motion measurement", "Detectable change up to 9.6 degrees with a CROM device in neck pain; devices are not interchangeable.", "JOSPT 2008", "Verified"),
        new("Change in pain", "Detectable change of 4 points, clinically relevant change from 1.5 points on a numeric rating in neck pain.", "BMC Musculoskelet Disord 2008", "Verified"),
        new("Gabapentinoids", "Serious breathing problems with opioids, other depressants, lung disease and age.", "FDA safety communication, December 2019", "Verified"),
        new("Duloxetine", "Not with MAO inhibitors or linezolid; liver and kidney disease, glaucoma; may hold urine back.", "Labels", "Verified"),
    ];

    /// <summary>What changed in the content, latest first.</summary>
    public static ImmutableArray<(string Version, string What)> Changes { get; } =
    [
        ("1.0.0-draft", "First content: all clauses of the register."),
    ];
#pragma warning restore format
}
