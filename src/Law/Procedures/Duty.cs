namespace Chuqing.Law.Procedures;

/// <summary>职责: what an appointment lets its holder do.</summary>
public enum Duty
{
    [Label("经办")] Handle,
    [Label("审核")] Review,
    [Label("批准")] Approve,
    [Label("统筹")] Coordinate,
    [Label("核对依据")] ConfirmLaw,
    [Label("验收")] Verify,
    [Label("发布")] Release,
    [Label("查阅")] Read,
    [Label("巡查")] Patrol,
    [Label("系统管理")] SystemAdmin,
    [Label("安全管理")] SecurityAdmin,
    [Label("审计管理")] AuditAdmin,
}
