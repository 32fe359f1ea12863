using Chuqing.Law.Texts;
using static Chuqing.Law.Procedures.Duty;
using static Chuqing.Law.Procedures.StepField;

namespace Chuqing.Law.Procedures;

/// <summary>认定: from 拟认定 to a served determination. Only the last opens an exit.</summary>
public static class DeterminationProcedure
{
    public const string Id = "determination";

    public const string Proposed = "Proposed", Reviewed = "Reviewed", Notified = "Notified", Heard = "Heard", Approved = "Approved", Served = "Served", Dropped = "Dropped";
    public const string Review = "Review", Notify = "Notify", Hear = "Hear", Approve = "Approve", Serve = "Serve", SendBack = "SendBack", Drop = "Drop";

    static readonly Citation Told = new("administrative-penalty-2021", "第四十四条", "告知拟作出的内容及事实、理由、依据");
    static readonly Citation Answer = new("administrative-penalty-2021", "第四十五条", "有权进行陈述和申辩，须充分听取");

    public static readonly Procedure Table = new(Id, 1, "落后产能认定", Proposed,
        new Dictionary<string, string>
        {
            [Proposed] = "拟认定", [Reviewed] = "已审核", [Notified] = "已告知", [Heard] = "已听取陈述申辩", [Approved] = "已批准", [Served] = "已送达", [Dropped] = "不予认定",
        },
        [
            new(Proposed, Review, Reviewed, "审核通过") { Duties = [Duty.Review], NotBy = ["Open"] },
            new(Proposed, Drop, Dropped, "不予认定") { Duties = [Handle, Duty.Review], Needs = [Text], IsFinal = true },
            new(Reviewed, SendBack, Proposed, "退回重拟") { Duties = [Duty.Review], Needs = [Text] },
            new(Reviewed, Notify, Notified, "告知企业") { Basis = Told, Needs = [DocumentNumber, OwnDay, Delivery] },
            new(Notified, Hear, Heard, "记录陈述申辩") { Basis = Answer, Needs = [Text] },
            new(Notified, Approve, Approved, "批准认定") { AfterOwnDay = true, Duties = [Duty.Approve], Needs = [Minutes], NotBy = ["Open", Review] },
            new(Heard, Approve, Approved, "批准认定") { Duties = [Duty.Approve], Needs = [Minutes], NotBy = ["Open", Review] },
            new(Heard, SendBack, Proposed, "退回重拟") { Duties = [Duty.Review, Duty.Approve], Needs = [Text] },
            new(Heard, Drop, Dropped, "不予认定") { Duties = [Duty.Approve], Needs = [Text], IsFinal = true },
            new(Approved, Serve, Served, "送达认定书") { Needs = [DocumentNumber, Delivery], IsFinal = true },
        ]);
}
