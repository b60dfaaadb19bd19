using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Infrastructure.Procedures;

namespace KitakyushuDigitalWindow.Benchmarks;

/// <summary>J: one step of the form engine, the walk through the largest shipped form with every answer checked.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class EngineStep
{
    private static readonly DateOnly _today = new(2026, 11, 24);

    private readonly FormContext _context = FormContext.On(_today);
    private FormDefinition _form = null!;
    private AnswerSet _answers = null!;

    public static string Largest { get; private set; } = "";

    public static int Questions { get; private set; }

    [GlobalSetup]
    public void Prepare()
    {
        var best = 0;
        foreach (var definition in DefinitionImport.Shipped().Select(f => DefinitionImport.Read(f.Json)).Where(d => d.CanBeFiled))
        {
            var rows = definition.Form.Pages.Select(p => p.Repeat).OfType<RepeatQuestion>()
                .Aggregate(AnswerSet.Empty, (set, group) => set.WithRow(group.Key, 1).WithRow(group.Key, 2));
            var answers = new PlausibleAnswers(1) { Attach = _ => Guid.NewGuid().ToString("N") }.Fill(definition.Form, rows, _context);
            var count = Journey.Of(definition.Form, answers, _context).Questions.Count();
            if (count > best)
            {
                (best, _form, _answers, Largest, Questions) = (count, definition.Form, answers, definition.Id, count);
            }
        }
    }

    [Benchmark]
    public bool Walk() => Journey.Of(_form, _answers, _context).IsComplete;

    /// <summary>Microseconds and kilobytes of one walk.</summary>
    public static (double Microseconds, double Kilobytes) Measure()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithOptions(ConfigOptions.DisableLogFile);
        var report = BenchmarkRunner.Run<EngineStep>(config).Reports.Single();
        return (report.ResultStatistics!.Median / 1000, (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1024.0);
    }
}
