using Chuqing.Law.Procedures;

namespace Chuqing.Web.Workbench.Procedures;

/// <summary>Where a file and its acts have their pages.</summary>
public static class Addresses
{
    /// <summary>The page of a file, by its procedure.</summary>
    public static string Of(string procedure, Guid id) => procedure switch
    {
        EnergyProcedure.Id => $"/office/cases/{id}",
        ExitProcedure.Id => $"/office/exits/{id}",
        DeterminationProcedure.Id => $"/office/determinations/{id}",
        _ => throw new ArgumentException($"程序 {procedure} 没有页面。", nameof(procedure)),
    };

    public static string Act(Guid id, string act) => $"/office/acts/{id}/{act}";

    public static string File(Guid id) => $"/office/files/{id}";

    public static string Line(Guid id) => $"/office/lines/{id}";
}
