namespace Chuqing.Law.Procedures;

/// <summary>The five dimensions of the plan, clause 1: each a field of law with its own words, deciders and terms.</summary>
public enum Dimension
{
    [Label("能耗")] Energy,
    [Label("环保")] Environment,
    [Label("质量")] Quality,
    [Label("安全")] Safety,
    [Label("技术")] Technology,
}
