namespace Chuqing.Law.Procedures;

/// <summary>Every procedure that this version knows. A stored step names its procedure and version; old tables stay here as long as a step names them.</summary>
public static class AllProcedures
{
    public static readonly IReadOnlyList<Procedure> Tables = [DeterminationProcedure.Table, EnergyProcedure.Table, ExitProcedure.Version1, ExitProcedure.Table];

    /// <summary>The version of a procedure under which new files are opened.</summary>
    public static bool IsCurrent(Procedure table) => !Tables.Any(p => p.Id == table.Id && p.Version > table.Version);

    /// <exception cref="ArgumentException">No such procedure or version.</exception>
    public static Procedure Find(string id, int version) =>
        Tables.FirstOrDefault(p => p.Id == id && p.Version == version) ?? throw new ArgumentException($"没有程序 {id} 第 {version} 版。", nameof(id));
}
