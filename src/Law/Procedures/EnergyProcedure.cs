using Chuqing.Law.Texts;
using static Chuqing.Law.Procedures.Duty;
using static Chuqing.Law.Procedures.StepField;

namespace Chuqing.Law.Procedures;

/// <summary>能耗超限额: an order to rectify, one extension, a recheck; then 整改合格, or a proposal to the government of the place, which alone can close.</summary>
public static class EnergyProcedure
{
    public const string Id = "energy";

    public const string Opened = "Opened", Rectifying = "Rectifying", Asked = "ExtensionAsked", Refused = "ExtensionRefused", Extended = "Extended",
        Met = "RecheckMet", NotMet = "RecheckNotMet", Cured = "Cured", Proposed = "ProposedToGovernment", Closed = "ClosureDecided", Declined = "GovernmentDeclined", Dropped = "Dropped";

    public const string Serve = "ServeOrder", Ask = "AskExtension", Grant = "GrantExtension", Refuse = "RefuseExtension",
        PassRecheck = "RecheckPassed", FailRecheck = "RecheckFailed", Cure = "ConfirmCured", Propose = "ProposeToGovernment", Decide = "RecordClosure", Decline = "RecordDeclined", Drop = "Drop";

    static readonly Citation SixMonths = new("miit-2017-30", "能耗方面", "在6个月内整改；确需延长，不超过3个月");
    static readonly Citation GovernmentDecides = new("energy-law-2018", "第七十二条", "提出意见，报请本级人民政府按权限责令停业整顿或者关闭");

    public static readonly Procedure Table = new(Id, 1, "能耗限期整改", Opened,
        new Dictionary<string, string>
        {
            [Opened] = "已立件", [Rectifying] = "整改中", [Asked] = "申请延期", [Refused] = "整改中（延期未准）", [Extended] = "整改中（已延期）", [Met] = "复查合格", [NotMet] = "复查不合格",
            [Cured] = "整改合格", [Proposed] = "已提请政府", [Closed] = "政府已决定", [Declined] = "政府未予关闭", [Dropped] = "撤件",
        },
        [
            new(Opened, Serve, Rectifying, "送达责令限期整改") { Basis = SixMonths, Clock = ClockChange.Start, Term = "energy.rectify", Needs = [DocumentNumber, OwnDay, Delivery] },
            new(Opened, Drop, Dropped, "撤件") { Duties = [Duty.Review], Needs = [Text], IsFinal = true },
            new(Rectifying, Ask, Asked, "登记延期申请") { Basis = SixMonths, Needs = [Text] },
            new(Asked, Grant, Extended, "批准延期") { Duties = [Duty.Approve], Basis = SixMonths, Clock = ClockChange.Extend, Term = "energy.extension", Needs = [Months, DocumentNumber], NotBy = [Ask] },
            new(Asked, Refuse, Refused, "不准延期") { Duties = [Duty.Approve], Needs = [Text], NotBy = [Ask] },
            .. Rechecks(Rectifying), .. Rechecks(Asked), .. Rechecks(Refused), .. Rechecks(Extended),
            new(Met, Cure, Cured, "确认整改合格并办结") { Duties = [Duty.Review], Clock = ClockChange.Stop, NotBy = [PassRecheck], IsFinal = true },
            new(NotMet, Propose, Proposed, "提请政府决定") { Duties = [Duty.Approve], Basis = GovernmentDecides, Needs = [DocumentNumber, Authority], IsFinal = true },
            new(Proposed, Decide, Closed, "记录政府决定（停业整顿或关闭）") { Basis = GovernmentDecides, Clock = ClockChange.Stop, Needs = [Authority, DocumentNumber, Delivery, Attachment], IsFinal = true },
            new(Proposed, Decline, Declined, "记录政府不予关闭") { Clock = ClockChange.Stop, Needs = [Authority, DocumentNumber, Text], IsFinal = true },
        ]);

    static Transition[] Rechecks(string from) =>
    [
        new(from, PassRecheck, Met, "复查合格") { Needs = [Text, Attachment] },
        new(from, FailRecheck, NotMet, "复查不合格") { Needs = [Text, Attachment] },
    ];
}
