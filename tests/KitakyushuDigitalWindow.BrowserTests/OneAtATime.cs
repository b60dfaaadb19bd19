// Each class starts a portal with a sandbox of its own: side by side they starve each other on a small machine.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
