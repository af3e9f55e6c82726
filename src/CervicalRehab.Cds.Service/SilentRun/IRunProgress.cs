namespace CervicalRehab.Cds.Service.SilentRun;

/// <summary>Whoever shows how far a run is.</summary>
internal interface IRunProgress
{
    /// <summary>Reading begins: bytes in all as they lie on the disk.</summary>
    void Begin(long bytes);

    /// <summary>So many bytes more were read. By one thread at a time.</summary>
    void Read(long bytes);

    /// <summary>So many of all parts of the patients are decided about.</summary>
    void Decided(int parts, int of);
}
