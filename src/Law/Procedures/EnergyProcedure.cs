using Chuqing.Law.Texts;
using static Chuqing.Law.Procedures.Duty;
using static Chuqing.Law.Procedures.StepField;

namespace Chuqing.Law.Procedures;

/// <summary>能耗超限额: an order to rectify, one extension, a recheck; then 整改合格, or a proposal to the government of the place, which alone can close.</summary>
/// <remarks>
/// The clock stops with 复查合格: what was due is done then. A failed recheck is only recorded when the term has run out, because until its last
/// day the enterprise may still cure; and only when an application for extension has its answer. 停业整顿 is not 关闭: only the second opens an exit.
/// </remarks>
public static class EnergyProcedure
{
    public const string Id = "energy";

    /// <summary>The term that the order sets.</summary>
    public const string Rectify = "energy.rectify";

    public const string Opened = "Opened", Rectifying = "Rectifying", Asked = "ExtensionAsked", Refused = "ExtensionRefused", Extended = "Extended",
        Met = "RecheckMet", NotMet = "RecheckNotMet", Cured = "Cured", Proposed = "ProposedToGovernment", Suspended = "SuspensionOrdered", Closed = "ClosureDecided", Declined = "GovernmentDeclined", Dropped = "Dropped";

    public const string Serve = "ServeOrder", Ask = "AskExtension", Grant = "GrantExtension", Refuse = "RefuseExtension",
        PassRecheck = "RecheckPassed", FailRecheck = "RecheckFailed", Cure = "ConfirmCured", Propose = "ProposeToGovernment",
        Suspend = "RecordSuspension", Decide = "RecordClosure", Decline = "RecordDeclined", Drop = "Drop";

    static readonly Citation SixMonths = new("miit-2017-30", "能耗不达标产能的整改时限", "在6个月内整改；确需延长，不超过3个月");
    static readonly Citation GovernmentDecides = new("energy-conservation-law-2018", "第七十二条", "情节严重、不整改或整改不合要求的，报请本级人民政府责令停业整顿或者关闭");

    public static readonly Procedure Table = new(Id, 1, "能耗限期整改", Opened,
        new Dictionary<string, string>
        {
            [Opened] = "已立件", [Rectifying] = "整改中", [Asked] = "申请延期", [Refused] = "整改中（延期未准）", [Extended] = "整改中（已延期）", [Met] = "复查合格", [NotMet] = "复查不合格",
            [Cured] = "整改合格", [Proposed] = "已提请政府", [Suspended] = "政府责令停业整顿", [Closed] = "政府决定关闭", [Declined] = "政府未予关闭", [Dropped] = "撤件",
        },
        [
            new(Opened, Serve, Rectifying, "送达责令限期整改") { Basis = SixMonths, Clocks = [TermChange.Start(Rectify, ownDay: true)], Marks = ListMark.OrderServed, Needs = [DocumentNumber, OwnDay, Delivery], IsFinal = true },
            new(Opened, Drop, Dropped, "撤件") { Duties = [Duty.Review], Needs = [Text], IsFinal = true },
            new(Rectifying, Ask, Asked, "登记延期申请") { Basis = SixMonths, Gate = new(DueGate.Within, Rectify), Needs = [Text] },
            new(Asked, Grant, Extended, "批准延期") { Duties = [Duty.Approve], Basis = SixMonths, Gate = new(DueGate.Within, Rectify), Clocks = [TermChange.Extend(Rectify)], Needs = [Months, DocumentNumber], NotBy = [Ask], IsFinal = true },
            new(Asked, Refuse, Refused, "不准延期") { Duties = [Duty.Approve], Needs = [Text], NotBy = [Ask] },
            Pass(Rectifying), Pass(Asked), Pass(Refused), Pass(Extended),
            Fail(Rectifying), Fail(Refused), Fail(Extended),
            new(Met, Cure, Cured, "确认整改合格并办结") { Duties = [Duty.Review], NotBy = [PassRecheck], IsFinal = true },
            new(NotMet, Propose, Proposed, "提请政府决定") { Duties = [Duty.Approve], Basis = GovernmentDecides, Needs = [DocumentNumber, Government], NotBy = [FailRecheck], IsFinal = true },
            new(Proposed, Decide, Closed, "记录政府关闭决定") { Basis = GovernmentDecides, Marks = ListMark.ClosureServed, Clocks = [TermChange.Stop(Rectify)], Needs = [Government, DocumentNumber, Delivery, Attachment], IsFinal = true },
            new(Proposed, Suspend, Suspended, "记录政府责令停业整顿") { Basis = GovernmentDecides, Clocks = [TermChange.Stop(Rectify)], Needs = [Government, DocumentNumber, Delivery, Attachment], IsFinal = true },
            new(Proposed, Decline, Declined, "记录政府不予关闭") { Clocks = [TermChange.Stop(Rectify)], Needs = [Government, DocumentNumber, Text], IsFinal = true },
            new(Suspended, PassRecheck, Met, "复查合格") { Marks = ListMark.RecheckPassed, Needs = [Text, Attachment] },
            new(Suspended, Decide, Closed, "记录政府关闭决定") { Basis = GovernmentDecides, Marks = ListMark.ClosureServed, Needs = [Government, DocumentNumber, Delivery, Attachment], IsFinal = true },
        ]);

    static Transition Pass(string from) => new(from, PassRecheck, Met, "复查合格") { Marks = ListMark.RecheckPassed, Clocks = [TermChange.Stop(Rectify)], Needs = [Text, Attachment] };

    static Transition Fail(string from) => new(from, FailRecheck, NotMet, "复查不合格") { Basis = SixMonths, Gate = new(DueGate.After, Rectify), Marks = ListMark.RecheckFailed, Needs = [Text, Attachment] };
}
