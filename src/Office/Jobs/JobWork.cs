namespace Chuqing.Office.Jobs;

/// <summary>How jobs of one kind are done; registered once per kind.</summary>
/// <param name="Kind">As written in the row.</param>
/// <param name="Right">The right that whoever asked for it must still have when it runs.</param>
/// <param name="RunAsync">Does it with services of the actor's scope. May be run again after a crash: the second run must change nothing that the first one did. Returns the result as JSON.</param>
public sealed record JobWork(string Kind, string Right, Func<IServiceProvider, Job, CancellationToken, Task<string?>> RunAsync);

/// <summary>Thrown by work that noticed that its person wants it no more; nothing was changed.</summary>
public sealed class JobStoppedException() : Exception("已按要求停下，什么都没有写入。");

/// <summary>How a run ended.</summary>
/// <param name="State"><see cref="JobState.Waiting"/> where it will be tried again.</param>
/// <param name="Fault">What broke where it was no refusal; to be logged.</param>
/// <param name="Number">Stands in the reason shown, so that the log line is found.</param>
public sealed record JobEnd(Job Job, JobState State, Exception? Fault = null, string? Number = null);
